//! The builder, for build scripts and the command line.

mod cargo;
mod report;

use std::io;
use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::document::{LoadOptions, Loaded, load_with};
use crate::given::{Types, TypesError};
use crate::ir::Api;
use crate::kept::Kept;
use crate::output::{Difference, Output};
#[cfg(feature = "cli")]
use crate::package::{Found, Package};
use crate::pipeline::generate_with_api;
#[cfg(feature = "reference")]
use crate::reference::Reference;
use crate::settings::{Layout, Parts, Runtime, Settings};

pub use report::{GenerateError, Report};

/// Generates a client from documents.
///
/// ```no_run
/// // In build.rs.
/// # fn main() -> Result<(), polyrpc_codegen::GenerateError> {
/// polyrpc_codegen::Builder::new().document("api.json").generate()?;
/// # Ok(())
/// # }
/// ```
///
/// The crate includes what came of it, under the document's name or the one that was [given](Self::name):
///
/// ```ignore
/// mod api {
///     polyrpc::include_client!("api");
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    documents: Vec<PathBuf>,
    options: LoadOptions,
    name: Option<String>,
    runtime: Runtime,
    chain: Option<String>,
    strict: bool,
    out_dir: Option<PathBuf>,
    names: Option<PathBuf>,
    types: Result<Types, TypesError>,
    parts: Parts,
    /// The path of the client's module for other crates: a crate of its own exports it at its root.
    module: Option<String>,
    #[cfg(feature = "cli")]
    package: Option<Package>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            options: LoadOptions::default(),
            name: None,
            runtime: Runtime::Path("::polyrpc".to_owned()),
            chain: None,
            strict: false,
            out_dir: None,
            names: None,
            types: Ok(Types::default()),
            parts: Parts::default(),
            module: None,
            #[cfg(feature = "cli")]
            package: None,
        }
    }
}

impl Builder {
    /// Creates a builder without documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an OpenRPC document, JSON or YAML. Several documents make one client.
    #[must_use]
    pub fn document(mut self, path: impl Into<PathBuf>) -> Self {
        self.documents.push(path.into());
        self
    }

    /// Adds several documents.
    #[must_use]
    pub fn documents(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.documents.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Adds an overlay. One beside its document, `api.overlay.json` for `api.json`, is found without this.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.options.overlays.push(path.into());
        self
    }

    /// Marks methods that only read, by their names on the wire: `*` in the pattern stands for any characters, `?` for one. A call of a
    /// method that the document says nothing of (`x-safety`) is taken for a write, which is never sent again when a connection fails; a
    /// read is. What the document or an overlay says of a method stays.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), polyrpc_codegen::GenerateError> {
    /// polyrpc_codegen::Builder::new().document("api.json").read("get*").read("list*").generate()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn read(mut self, pattern: impl Into<String>) -> Self {
        self.options.reads.push(pattern.into());
        self
    }

    /// Sets the root of relative paths; the current directory by default. Generated files name their documents by the
    /// paths as given, so this keeps them the same on every machine.
    #[must_use]
    pub fn root(mut self, path: impl Into<PathBuf>) -> Self {
        self.options.root = path.into();
        self
    }

    /// Sets the name of the client's module; the name of the first document by default.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the path of the runtime in generated code; `::polyrpc` by default.
    #[must_use]
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = runtime;
        self
    }

    /// The path of the chain that the clients are bound to, such as `crate::MyNodes`: a type that implements `polyrpc::Chain` and says
    /// what no document does, such as the batch limit of its nodes and what they speak over a WebSocket. It is named by its full path,
    /// because the generated module has imports of its own. By default clients are for `polyrpc::Plain` nodes.
    #[must_use]
    pub fn chain(mut self, path: impl Into<String>) -> Self {
        self.chain = Some(path.into());
        self
    }

    /// Makes untyped places errors; they become JSON values by default.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sets the output folder, which must be the client's own, with a file per module. Without it everything goes into
    /// the one file `$OUT_DIR/<name>/mod.rs`, to be included.
    #[must_use]
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Sets the file that keeps names where they are when the document grows: what had a name has it again, and newcomers take what is left.
    /// It is written beside the code, and is to be committed; without it, a newcomer may take a name that something else had.
    #[must_use]
    pub fn names(mut self, path: impl Into<PathBuf>) -> Self {
        self.names = Some(path.into());
        self
    }

    /// Sets types for formats and components, such as `uuid=uuid::Uuid,date-time=chrono::DateTime<chrono::Utc>`: by the `format`, by the
    /// component's name, or by its pointer (`#/components/schemas/OrderId`). They implement `Clone`, `Debug`, `PartialEq` and serde's
    /// `Serialize` and `Deserialize`. One whose serde form isn't the one on the wire has a `serde_with` codec behind it: `T as Codec`. Called
    /// again, it adds to those before.
    #[must_use]
    pub fn types(mut self, list: &str) -> Self {
        self.types = self.types.and_then(|mut types| {
            types.extend(&Types::parse(list)?)?;
            Ok(types)
        });
        self
    }

    /// Leaves methods and clients out, so that only the types are generated, which need no transport.
    #[must_use]
    pub fn types_only(mut self, types_only: bool) -> Self {
        self.parts.types_only = types_only;
        self
    }

    /// Puts each method behind a Cargo feature of the name of its tag, which the crate declares; one of several tags stands behind a feature
    /// that each of these turns on, `a = ["a-or-b"]`. Methods without a tag are always there, and so are types that several features need.
    #[must_use]
    pub fn feature_per_tag(mut self, feature_per_tag: bool) -> Self {
        self.parts.feature_per_tag = feature_per_tag;
        self
    }

    /// Writes a crate around the client, which goes to `src/generated/` in it.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn package(mut self, package: Package) -> Self {
        self.out_dir = Some(package.generated());
        self.parts.registry = true;
        self.module = Some(package.module());
        self.package = Some(package);
        self
    }

    /// Generates the client. In a build script, warnings are shown by cargo and the script runs again when a document,
    /// an overlay or a file that one of them refers to has changed.
    ///
    /// # Errors
    /// If a document has errors (with [`strict`](Self::strict), warnings too), or if files can't be written. Nothing is
    /// written in the first case.
    pub fn generate(&self) -> Result<Report, GenerateError> {
        let out_dir = self.find_out_dir();
        let result = self.run(out_dir, false);
        if cargo::is_build_script() {
            let (files, diagnostics) = match &result {
                Ok(report) => (report.files.as_slice(), Some(&report.diagnostics)),
                Err(GenerateError::Documents(report)) => (report.files.as_slice(), None),
                Err(_) => (&[][..], None),
            };
            cargo::print_instructions(files, diagnostics).map_err(GenerateError::Files)?;
        }
        result
    }

    /// Returns the changes that [`generate`](Self::generate) would make in the folder.
    ///
    /// # Errors
    /// As for `generate`.
    pub fn check(&self) -> Result<Report, GenerateError> {
        self.run(self.find_out_dir(), true)
    }

    fn run(&self, out_dir: Option<PathBuf>, is_check: bool) -> Result<Report, GenerateError> {
        let out_dir = out_dir.ok_or(GenerateError::NoOutDir)?;
        let types = self.types.clone().map_err(GenerateError::Types)?;
        #[cfg(feature = "cli")]
        if let Some(fault) = self.package.as_ref().and_then(Package::fault) {
            let error = io::Error::new(io::ErrorKind::InvalidInput, fault);
            return Err(GenerateError::Files(error));
        }
        let mut diagnostics = Diagnostics::default();
        let loaded = load_with(&self.documents, &self.options, &mut diagnostics);
        let Loaded { spec, files, .. } = &loaded;
        let methods = spec
            .documents
            .iter()
            .map(|document| document.methods.len())
            .sum();
        let mut report = Report {
            methods,
            unmarked: spec.unmarked_methods(),
            files: files.clone(),
            ..Report::default()
        };
        let kept = self.names.as_deref().map(Kept::load).transpose();
        let mut kept = kept.map_err(GenerateError::Files)?.unwrap_or_default();
        let mut made = None;
        // A missing document would only be reported a second time.
        if !diagnostics.has_errors() {
            let settings = self.settings(types);
            made = generate_with_api(spec, &settings, &mut kept, &mut diagnostics);
        }
        if let Some((output, _)) = &made {
            (report.types, report.untyped) = (output.types, output.untyped);
        }
        let failed = diagnostics.has_errors() || self.strict && !diagnostics.is_empty();
        let (Some((mut output, api)), false) = (made, failed) else {
            report.diagnostics = diagnostics;
            return Err(GenerateError::Documents(Box::new(report)));
        };
        self.refer(&loaded, &api, &mut output)
            .map_err(GenerateError::Files)?;
        let written = match is_check {
            true => output.check(&out_dir),
            false => output.write(&out_dir),
        };
        report.differences = written.map_err(GenerateError::Files)?;
        let around = self.around(&loaded, &api, is_check, &mut diagnostics);
        report
            .differences
            .extend(around.map_err(GenerateError::Files)?);
        if let Some(file) = &self.names {
            let difference = match is_check {
                true => kept.check(file),
                false => kept.write(file),
            };
            report
                .differences
                .extend(difference.map_err(GenerateError::Files)?);
        }
        report.diagnostics = diagnostics;
        Ok(report)
    }

    fn settings(&self, types: Types) -> Settings {
        Settings {
            name: self.module(),
            runtime: self.runtime.clone(),
            chain: self.chain.clone(),
            layout: match self.out_dir {
                Some(_) => Layout::Folder,
                None => Layout::OneFile,
            },
            types,
            parts: self.parts,
            module: self.module.clone(),
        }
    }

    /// Adds the reference of the documents, which the runtime's own tool has of its chains.
    #[cfg(feature = "reference")]
    fn refer(&self, loaded: &Loaded, api: &Api, output: &mut Output) -> io::Result<()> {
        if self.runtime == Runtime::Inside {
            let reference = Reference::of(loaded, api);
            let lines = reference.to_lines(&format!("schemas/{}", self.module()))?;
            output.files.insert(Reference::file().to_owned(), lines);
        }
        Ok(())
    }

    #[cfg(not(feature = "reference"))]
    fn refer(&self, _: &Loaded, _: &Api, _: &mut Output) -> io::Result<()> {
        Ok(())
    }

    /// Writes the crate around the client, if there is to be one.
    #[cfg(feature = "cli")]
    fn around(
        &self,
        loaded: &Loaded,
        api: &Api,
        is_check: bool,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Vec<Difference>> {
        let Some(package) = &self.package else {
            return Ok(Vec::new());
        };
        let found = Found {
            name: &self.module(),
            loaded,
            api,
            parts: self.parts,
        };
        package.apply(&found, is_check, diagnostics)
    }

    #[cfg(not(feature = "cli"))]
    fn around(
        &self,
        _: &Loaded,
        _: &Api,
        _: bool,
        _: &mut Diagnostics,
    ) -> io::Result<Vec<Difference>> {
        Ok(Vec::new())
    }

    /// The name of the client's module: the one that was set, or the first document's.
    pub fn module(&self) -> String {
        let first = || {
            Some(
                self.documents
                    .first()?
                    .file_stem()?
                    .to_string_lossy()
                    .into_owned(),
            )
        };
        self.name
            .clone()
            .or_else(first)
            .unwrap_or_else(|| "client".to_owned())
    }

    fn find_out_dir(&self) -> Option<PathBuf> {
        let default = || Some(PathBuf::from(std::env::var_os("OUT_DIR")?).join(self.module()));
        self.out_dir.clone().or_else(default)
    }
}

#[cfg(test)]
mod tests;
