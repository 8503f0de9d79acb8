//! The body of a response, bounded as it arrives and decompressed on the way.

use std::io::{self, Write};

use flate2::write::MultiGzDecoder;

use crate::error::{BoxError, Error};

/// Limit of the buffer allocated before the body arrives: a server may announce more than it sends.
const FIRST_ALLOCATION: usize = 1 << 20;

/// Collects a body. The limit counts bytes after decompression, so that a small body can't grow large.
pub(super) enum Body {
    Plain(Bounded),
    /// Compressed, of which nothing has arrived yet: without a first byte there is no gzip header either, and the body is empty.
    NotStarted(Bounded),
    Gzip(Box<MultiGzDecoder<Bounded>>),
}

impl Body {
    /// For a body of `announced` bytes as they arrive.
    pub(super) fn new(gzip: bool, announced: Option<u64>, limit: u64) -> Result<Self, Error> {
        // Of a compressed body it isn't known how long it will be.
        let announced = announced.filter(|_| !gzip).unwrap_or(0);
        if announced > limit {
            return Err(Error::too_large(limit));
        }
        let announced = usize::try_from(announced).unwrap_or(usize::MAX);
        let bounded = Bounded {
            bytes: Vec::with_capacity(announced.min(FIRST_ALLOCATION)),
            announced,
            limit,
            exceeded: false,
        };
        Ok(match gzip {
            true => Self::NotStarted(bounded),
            false => Self::Plain(bounded),
        })
    }

    /// Adds what has arrived. An error of ours is the limit's; others are of the compression.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), BoxError> {
        if let Self::NotStarted(bounded) = self
            && !bytes.is_empty()
        {
            let bounded = std::mem::take(bounded);
            *self = Self::Gzip(Box::new(MultiGzDecoder::new(bounded)));
        }
        match self {
            Self::Plain(bounded) => bounded.push(bytes).map_err(BoxError::from),
            Self::NotStarted(_) => Ok(()),
            Self::Gzip(decoder) => {
                let written = decoder.write_all(bytes);
                written.map_err(|error| decoder.get_ref().cause(error))
            }
        }
    }

    /// The whole body, once everything has arrived.
    pub(super) fn finish(self) -> Result<Vec<u8>, BoxError> {
        match self {
            Self::Plain(bounded) | Self::NotStarted(bounded) => Ok(bounded.bytes),
            Self::Gzip(mut decoder) => match decoder.try_finish() {
                Ok(()) => Ok(std::mem::take(&mut decoder.get_mut().bytes)),
                Err(error) => Err(decoder.get_ref().cause(error)),
            },
        }
    }
}

#[derive(Default)]
pub(super) struct Bounded {
    bytes: Vec<u8>,
    /// The announced length (`Content-Length`); 0 if there is none.
    announced: usize,
    limit: u64,
    exceeded: bool,
}

impl Bounded {
    fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if (self.bytes.len() + bytes.len()) as u64 > self.limit {
            self.exceeded = true;
            return Err(Error::too_large(self.limit));
        }
        self.reserve(bytes.len());
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Doubles the buffer where it is too short, but not beyond what was announced: that fills it to the last byte.
    fn reserve(&mut self, more: usize) {
        let (length, room) = (self.bytes.len(), self.bytes.capacity());
        let twice = room.saturating_mul(2);
        if length + more > room && (length + more..twice).contains(&self.announced) {
            self.bytes.reserve_exact(self.announced - length);
        }
    }

    /// Why decompressing failed.
    fn cause(&self, error: io::Error) -> BoxError {
        match self.exceeded {
            true => Error::too_large(self.limit).into(),
            false => error.into(),
        }
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzipped(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn read(packed: &[u8], limit: u64) -> Result<Vec<u8>, BoxError> {
        let mut body = Body::new(true, Some(packed.len() as u64), limit)?;
        // However it is cut.
        packed.chunks(3).try_for_each(|chunk| body.push(chunk))?;
        body.finish()
    }

    #[test]
    fn a_long_body_takes_no_more_room_than_it_was_announced() {
        for (announced, sent) in [(3 << 20, 3 << 20), (5 << 20, 1 << 20), (1 << 20, 3 << 20)] {
            let mut body = Body::new(false, Some(announced as u64), 1 << 30).unwrap();
            let piece = [7; 8000];
            let mut rest = sent;
            while rest > 0 {
                let length = piece.len().min(rest);
                body.push(&piece[..length]).unwrap();
                rest -= length;
            }
            let bytes = body.finish().unwrap();
            assert_eq!(bytes.len(), sent);
            assert!(sent != announced || bytes.capacity() == announced);
            assert!(
                bytes.capacity() <= sent.max(1 << 20) * 2,
                "{}",
                bytes.capacity()
            );
        }
    }

    #[test]
    fn gzip_is_read_to_its_end() {
        assert_eq!(read(&gzipped(b"{}"), 2).unwrap(), b"{}");
        let members = [gzipped(b"[1,"), gzipped(b"2]")].concat();
        assert_eq!(read(&members, 100).unwrap(), b"[1,2]");
        let half = gzipped(&b"abc".repeat(100));
        assert!(read(&half[..half.len() - 9], 1000).is_err());
        assert!(read(b"no gzip", 1000).is_err());
    }

    #[test]
    fn a_small_body_that_grows_large_is_refused() {
        let error = read(&gzipped(&vec![b' '; 1 << 20]), 1000).unwrap_err();
        assert_eq!(error.to_string(), "the response is longer than 1000 bytes");
    }

    #[test]
    fn no_body_is_empty_whatever_its_encoding() {
        assert_eq!(read(b"", 0).unwrap(), b"");
    }
}
