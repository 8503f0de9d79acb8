//! The macros behind generated clients.

/// Defines the client of a family of nodes; the generator adds one function a method.
///
/// What stands behind the colon is the [`Chain`](crate::Chain) of the nodes; several clients may share one. A client without it is for
/// [`Plain`](crate::Plain) nodes.
///
/// Where nodes of one chain are several services, `path = "/rpc/v0", port = 2345` behind the chain says where those of this client listen.
///
/// Its calls are [`polyrpc::Call`](crate::Call)s of that chain. What stands behind `=>`, if anything does, is the type that they have
/// instead: what [`local_call!`](crate::local_call) defines for generated setters.
///
/// ```
/// polyrpc::client! {
///     /// A client of my nodes.
///     pub struct Client;
/// }
/// ```
#[macro_export]
macro_rules! client {
    ($(#[$attribute:meta])* $visibility:vis struct $Client:ident;) => {
        $crate::client! {
            $(#[$attribute])*
            $visibility struct $Client: $crate::Plain;
        }
    };
    ($(#[$attribute:meta])* $visibility:vis struct $Client:ident => $Call:ident;) => {
        $crate::client! {
            $(#[$attribute])*
            $visibility struct $Client: $crate::Plain => $Call;
        }
    };
    ($(#[$attribute:meta])* $visibility:vis struct $Client:ident: $Chain:ty;) => {
        $crate::client! {
            @define [$(#[$attribute])* $visibility] $Client [$Chain] [$crate::Call<M, $Chain>] []
        }
    };
    ($(#[$attribute:meta])* $visibility:vis struct $Client:ident: $Chain:ty, path = $path:expr, port = $port:expr;) => {
        $crate::client! {
            @define [$(#[$attribute])* $visibility] $Client [$Chain] [$crate::Call<M, $Chain>] [
                const PATH: &'static str = $path;
                const SOCKET_PATH: &'static str = $path;
                const PORT: ::core::option::Option<u16> = ::core::option::Option::Some($port);
            ]
        }
    };
    ($(#[$attribute:meta])* $visibility:vis struct $Client:ident: $Chain:ty => $Call:ident;) => {
        $crate::client! {
            @define [$(#[$attribute])* $visibility] $Client [$Chain] [$Call<M>] []
        }
    };
    (@define [$(#[$attribute:meta])* $visibility:vis] $Client:ident [$Chain:ty] [$Call:ty] [$($own:tt)*]) => {
        $(#[$attribute])*
        ///
        /// Cloning is cheap; clones share the connection.
        #[derive(Clone, Debug)]
        $visibility struct $Client {
            rpc: $crate::Rpc,
        }

        /// # Connections, calls and batches
        impl $Client {
            /// Creates a client that sends through `rpc`, to nodes of this client's chain.
            pub fn new(rpc: $crate::Rpc) -> Self {
                let rpc = rpc.with_chain::<$Chain>();
                Self { rpc }
            }

            $crate::__connect!();

            /// The client's handle.
            pub fn rpc(&self) -> &$crate::Rpc {
                &self.rpc
            }

            /// Creates a call of any method, to be awaited.
            pub fn call<M: $crate::Method>(&self, method: M) -> $Call {
                let call = self.rpc.call(method).with_chain::<$Chain>();
                ::core::convert::From::from(call)
            }

            /// Creates a call of a method by its name, for methods that no document describes; see `polyrpc::Rpc::call_raw`.
            pub fn call_raw(
                &self,
                method: impl ::core::convert::Into<::std::borrow::Cow<'static, str>>,
                params: impl $crate::rt::Serialize,
            ) -> $crate::RawCall {
                self.rpc.call_raw(method, params)
            }

            /// Sends a notification, which the node doesn't answer; see `polyrpc::Rpc::notify`.
            pub async fn notify<N: $crate::Notify>(
                &self,
                notification: N,
            ) -> ::core::result::Result<(), $crate::Error> {
                self.rpc.notify(notification).await
            }

            /// Creates a batch of up to twelve calls; see `polyrpc::Rpc::batch`.
            pub fn batch<T: $crate::Tuple>(&self, calls: T) -> $crate::Batch<T> {
                self.rpc.batch(calls)
            }

            /// Streams the results of any number of calls of one method; see `polyrpc::Rpc::batch_all`.
            pub fn batch_all<'a, I>(&self, calls: I) -> $crate::BatchStream<'a, $crate::OutputOf<I::Item>>
            where
                I: ::core::iter::IntoIterator<Item: $crate::IntoCall, IntoIter: ::core::marker::Send + 'a>,
            {
                self.rpc.batch_all(calls)
            }
        }

        impl $crate::Client for $Client {
            type Chain = $Chain;
            $($own)*
        }

        impl ::core::convert::From<$crate::Rpc> for $Client {
            fn from(rpc: $crate::Rpc) -> Self {
                Self::new(rpc)
            }
        }

        impl ::core::convert::AsRef<$crate::Rpc> for $Client {
            fn as_ref(&self) -> &$crate::Rpc {
                &self.rpc
            }
        }
    };
}

/// The part of [`client!`](crate::client) that needs a transport. A `cfg` inside `client!` would ask for the features of the crate
/// that calls it.
#[cfg(any(feature = "http", feature = "ws", feature = "ipc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __connect {
    () => {
        /// Creates a client of the node at `address`, with the defaults of [`builder`](Self::builder): `http://…` and
        /// `https://…` connect at the first call, `ws://…`, `wss://…` and the path of a Unix socket now. Transient
        /// errors are retried, unless that could do something twice.
        ///
        /// # Errors
        /// If the address has another form, or one whose feature isn't enabled; if the system has no root certificates;
        /// if a socket can't be connected.
        pub async fn connect(address: &str) -> ::core::result::Result<Self, $crate::Error> {
            Self::builder(address).connect().await
        }

        /// Creates a builder of a client of the node at `address`: more endpoints, credentials, limits and layers.
        pub fn builder(
            address: impl ::core::convert::Into<::std::string::String>,
        ) -> $crate::ClientBuilder<Self> {
            $crate::ClientBuilder::new(address)
        }
    };
}

#[cfg(not(any(feature = "http", feature = "ws", feature = "ipc")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __connect {
    () => {};
}

/// The part of [`local_call!`](crate::local_call) that needs headers; see `__connect!` for why it stands alone.
#[cfg(feature = "layers")]
#[doc(hidden)]
#[macro_export]
macro_rules! __headers {
    () => {
        /// Sets a header of this call, over HTTP and in place of the transport's of that name. The value counts as a
        /// secret and never prints. An invalid header fails the call.
        pub fn header(self, name: &str, value: &str) -> Self {
            Self(self.0.header(name, value))
        }

        /// Sets W3C's `traceparent`, so that the node's spans join the caller's trace.
        pub fn traceparent(self, value: &str) -> Self {
            Self(self.0.traceparent(value))
        }
    };
}

#[cfg(not(feature = "layers"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __headers {
    () => {};
}

/// Defines a type `Call` in the crate that calls it, for generated setters: those of another crate's type can't be inherent
/// functions. It does what [`polyrpc::Call`](crate::Call) does, for nodes of the [`Chain`](crate::Chain) given or of
/// [`Plain`](crate::Plain) ones.
///
/// ```
/// polyrpc::local_call! {}
///
/// polyrpc::client! {
///     /// A client of my nodes.
///     pub struct Client => Call;
/// }
///
/// # #[cfg(feature = "layers")]
/// fn traced<M: polyrpc::Method>(call: Call<M>) -> Call<M> {
///     call.header("x-team", "indexer").traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
/// }
/// ```
#[macro_export]
macro_rules! local_call {
    () => {
        $crate::local_call! { $crate::Plain }
    };
    ($Chain:ty) => {
        /// A call of `M`: await it for the method's output.
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent until it is awaited"]
        pub struct Call<M: $crate::Method>($crate::Call<M, $Chain>);

        impl<M: $crate::Method> Call<M> {
            /// Sets this call's timeout, from sending to the last byte of the response.
            pub fn timeout(self, limit: ::core::time::Duration) -> Self {
                Self(self.0.timeout(limit))
            }

            $crate::__headers!();

            /// The method with its parameters.
            pub fn method(&self) -> &M {
                self.0.method()
            }

            /// The method with its parameters, mutable.
            pub fn method_mut(&mut self) -> &mut M {
                self.0.method_mut()
            }

            /// Asks for the response's metadata beside the value: await it, or put it in a batch.
            pub fn with_meta(self) -> $crate::MetaCall<M, $Chain> {
                self.0.with_meta()
            }

            /// Streams all items of a paginated list, from the page of this call on; each page is requested when the stream
            /// reaches it.
            pub fn pages(self) -> $crate::Pages<M::Item>
            where
                M: $crate::Paged,
            {
                self.0.pages()
            }

            /// Sends the call and returns the result's JSON, byte for byte.
            ///
            /// # Errors
            /// As for awaiting the call itself, except that any result is accepted.
            pub async fn raw(self) -> ::core::result::Result<$crate::RawJson, $crate::Error> {
                self.0.raw().await
            }
        }

        impl<M: $crate::Method> ::core::convert::From<$crate::Call<M, $Chain>> for Call<M> {
            fn from(call: $crate::Call<M, $Chain>) -> Self {
                Self(call)
            }
        }

        impl<M: $crate::Method> $crate::IntoCall for Call<M> {
            type Method = M;
            type Output = M::Output;

            fn into_call(self) -> $crate::Call<M> {
                $crate::IntoCall::into_call(self.0)
            }

            fn output(
                answer: $crate::WithMeta<M::Output, $crate::Extras>,
            ) -> ::core::result::Result<M::Output, $crate::Error> {
                ::core::result::Result::Ok(answer.value)
            }
        }

        impl<M: $crate::Method> ::core::future::IntoFuture for Call<M> {
            type Output = ::core::result::Result<M::Output, $crate::Error>;
            // The same whatever the chain.
            type IntoFuture = <$crate::Call<M> as ::core::future::IntoFuture>::IntoFuture;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.0)
            }
        }
    };
}

/// Defines a type `SubscribeCall` in the crate that calls it, for generated setters, as [`local_call!`](crate::local_call) does a
/// `Call`. It does what `polyrpc::SubscribeCall` does.
#[cfg(feature = "layers")]
#[macro_export]
macro_rules! local_subscribe_call {
    () => {
        /// A subscription that is going to be opened: await it for the stream. Parameters that need not be given are set before.
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent until it is awaited"]
        pub struct SubscribeCall<S: $crate::Subscribe>($crate::SubscribeCall<S>);

        impl<S: $crate::Subscribe> SubscribeCall<S> {
            /// The stream with its parameters.
            pub fn stream(&self) -> &S {
                self.0.stream()
            }

            /// The stream with its parameters, to be changed.
            pub fn stream_mut(&mut self) -> &mut S {
                self.0.stream_mut()
            }
        }

        impl<S: $crate::Subscribe> ::core::convert::From<$crate::SubscribeCall<S>>
            for SubscribeCall<S>
        {
            fn from(call: $crate::SubscribeCall<S>) -> Self {
                Self(call)
            }
        }

        impl<S: $crate::Subscribe> ::core::future::IntoFuture for SubscribeCall<S> {
            type Output = ::core::result::Result<$crate::Subscription<S::Item>, $crate::Error>;
            type IntoFuture = $crate::Subscribing<S::Item>;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.0)
            }
        }
    };
}

/// Includes the client that the crate's build script has generated, by the name of its document without the extension, or the name that the
/// script gives it:
///
/// ```ignore
/// mod warehouse {
///     polyrpc::include_client!("warehouse"); // polyrpc_codegen::Builder::new().document("schemas/warehouse.json")
/// }
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        ::core::include!(::core::concat!(
            ::core::env!("OUT_DIR"),
            "/",
            $name,
            "/mod.rs"
        ));
    };
}
