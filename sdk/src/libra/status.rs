//! Status codes of the Move virtual machine.

use std::fmt;

/// Declares the codes, with their numbers and the names that the virtual machine gives them.
macro_rules! status_codes {
    ($($Code:ident = $number:literal, $name:literal;)+) => {
        /// Why the virtual machine refused a transaction: the `StatusCode` in the data of an error.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum StatusCode {
            $(
                #[doc = concat!("`", $name, "`, ", stringify!($number), ".")]
                $Code,
            )+
            /// A number that isn't among these.
            Other(u64),
        }

        impl StatusCode {
            /// The code with this number.
            pub const fn new(number: u64) -> Self {
                match number {
                    $($number => Self::$Code,)+
                    other => Self::Other(other),
                }
            }

            /// Its number.
            pub const fn number(self) -> u64 {
                match self {
                    $(Self::$Code => $number,)+
                    Self::Other(number) => number,
                }
            }

            /// The virtual machine's name for it, such as `SEQUENCE_NUMBER_TOO_OLD`; none for a number that isn't known.
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$Code => Some($name),)+
                    Self::Other(_) => None,
                }
            }

            /// All that are known, by their numbers.
            pub const ALL: &[Self] = &[$(Self::$Code),+];
        }
    };
}

status_codes! {
    UnknownValidationStatus = 0, "UNKNOWN_VALIDATION_STATUS";
    InvalidSignature = 1, "INVALID_SIGNATURE";
    InvalidAuthKey = 2, "INVALID_AUTH_KEY";
    SequenceNumberTooOld = 3, "SEQUENCE_NUMBER_TOO_OLD";
    SequenceNumberTooNew = 4, "SEQUENCE_NUMBER_TOO_NEW";
    InsufficientBalanceForTransactionFee = 5, "INSUFFICIENT_BALANCE_FOR_TRANSACTION_FEE";
    TransactionExpired = 6, "TRANSACTION_EXPIRED";
    SendingAccountDoesNotExist = 7, "SENDING_ACCOUNT_DOES_NOT_EXIST";
    RejectedWriteSet = 8, "REJECTED_WRITE_SET";
    InvalidWriteSet = 9, "INVALID_WRITE_SET";
    ExceededMaxTransactionSize = 10, "EXCEEDED_MAX_TRANSACTION_SIZE";
    UnknownScript = 11, "UNKNOWN_SCRIPT";
    UnknownModule = 12, "UNKNOWN_MODULE";
    MaxGasUnitsExceedsMaxGasUnitsBound = 13, "MAX_GAS_UNITS_EXCEEDS_MAX_GAS_UNITS_BOUND";
    MaxGasUnitsBelowMinTransactionGasUnits = 14, "MAX_GAS_UNITS_BELOW_MIN_TRANSACTION_GAS_UNITS";
    GasUnitPriceBelowMinBound = 15, "GAS_UNIT_PRICE_BELOW_MIN_BOUND";
    GasUnitPriceAboveMaxBound = 16, "GAS_UNIT_PRICE_ABOVE_MAX_BOUND";
    InvalidGasSpecifier = 17, "INVALID_GAS_SPECIFIER";
    SendingAccountFrozen = 18, "SENDING_ACCOUNT_FROZEN";
    UnableToDeserializeAccount = 19, "UNABLE_TO_DESERIALIZE_ACCOUNT";
    CurrencyInfoDoesNotExist = 20, "CURRENCY_INFO_DOES_NOT_EXIST";
    InvalidModulePublisher = 21, "INVALID_MODULE_PUBLISHER";
    NoAccountRole = 22, "NO_ACCOUNT_ROLE";
    BadChainId = 23, "BAD_CHAIN_ID";
    SequenceNumberTooBig = 24, "SEQUENCE_NUMBER_TOO_BIG";
    BadTransactionFeeCurrency = 25, "BAD_TRANSACTION_FEE_CURRENCY";
    FeatureUnderGating = 26, "FEATURE_UNDER_GATING";
    SecondaryKeysAddressesCountMismatch = 27, "SECONDARY_KEYS_ADDRESSES_COUNT_MISMATCH";
    SignersContainDuplicates = 28, "SIGNERS_CONTAIN_DUPLICATES";
    UnknownVerificationError = 1000, "UNKNOWN_VERIFICATION_ERROR";
    IndexOutOfBounds = 1001, "INDEX_OUT_OF_BOUNDS";
    InvalidSignatureToken = 1003, "INVALID_SIGNATURE_TOKEN";
    RecursiveStructDefinition = 1005, "RECURSIVE_STRUCT_DEFINITION";
    FieldMissingTypeAbility = 1006, "FIELD_MISSING_TYPE_ABILITY";
    InvalidFallThrough = 1007, "INVALID_FALL_THROUGH";
    NegativeStackSizeWithinBlock = 1009, "NEGATIVE_STACK_SIZE_WITHIN_BLOCK";
    InvalidMainFunctionSignature = 1011, "INVALID_MAIN_FUNCTION_SIGNATURE";
    DuplicateElement = 1012, "DUPLICATE_ELEMENT";
    InvalidModuleHandle = 1013, "INVALID_MODULE_HANDLE";
    UnimplementedHandle = 1014, "UNIMPLEMENTED_HANDLE";
    LookupFailed = 1017, "LOOKUP_FAILED";
    TypeMismatch = 1020, "TYPE_MISMATCH";
    MissingDependency = 1021, "MISSING_DEPENDENCY";
    PopWithoutDropAbility = 1023, "POP_WITHOUT_DROP_ABILITY";
    BrTypeMismatchError = 1025, "BR_TYPE_MISMATCH_ERROR";
    AbortTypeMismatchError = 1026, "ABORT_TYPE_MISMATCH_ERROR";
    StlocTypeMismatchError = 1027, "STLOC_TYPE_MISMATCH_ERROR";
    StlocUnsafeToDestroyError = 1028, "STLOC_UNSAFE_TO_DESTROY_ERROR";
    UnsafeRetLocalOrResourceStillBorrowed = 1029, "UNSAFE_RET_LOCAL_OR_RESOURCE_STILL_BORROWED";
    RetTypeMismatchError = 1030, "RET_TYPE_MISMATCH_ERROR";
    RetBorrowedMutableReferenceError = 1031, "RET_BORROWED_MUTABLE_REFERENCE_ERROR";
    FreezerefTypeMismatchError = 1032, "FREEZEREF_TYPE_MISMATCH_ERROR";
    FreezerefExistsMutableBorrowError = 1033, "FREEZEREF_EXISTS_MUTABLE_BORROW_ERROR";
    BorrowfieldTypeMismatchError = 1034, "BORROWFIELD_TYPE_MISMATCH_ERROR";
    BorrowfieldBadFieldError = 1035, "BORROWFIELD_BAD_FIELD_ERROR";
    BorrowfieldExistsMutableBorrowError = 1036, "BORROWFIELD_EXISTS_MUTABLE_BORROW_ERROR";
    CopylocUnavailableError = 1037, "COPYLOC_UNAVAILABLE_ERROR";
    CopylocWithoutCopyAbility = 1038, "COPYLOC_WITHOUT_COPY_ABILITY";
    CopylocExistsBorrowError = 1039, "COPYLOC_EXISTS_BORROW_ERROR";
    MovelocUnavailableError = 1040, "MOVELOC_UNAVAILABLE_ERROR";
    MovelocExistsBorrowError = 1041, "MOVELOC_EXISTS_BORROW_ERROR";
    BorrowlocReferenceError = 1042, "BORROWLOC_REFERENCE_ERROR";
    BorrowlocUnavailableError = 1043, "BORROWLOC_UNAVAILABLE_ERROR";
    BorrowlocExistsBorrowError = 1044, "BORROWLOC_EXISTS_BORROW_ERROR";
    CallTypeMismatchError = 1045, "CALL_TYPE_MISMATCH_ERROR";
    CallBorrowedMutableReferenceError = 1046, "CALL_BORROWED_MUTABLE_REFERENCE_ERROR";
    PackTypeMismatchError = 1047, "PACK_TYPE_MISMATCH_ERROR";
    UnpackTypeMismatchError = 1048, "UNPACK_TYPE_MISMATCH_ERROR";
    ReadrefTypeMismatchError = 1049, "READREF_TYPE_MISMATCH_ERROR";
    ReadrefWithoutCopyAbility = 1050, "READREF_WITHOUT_COPY_ABILITY";
    ReadrefExistsMutableBorrowError = 1051, "READREF_EXISTS_MUTABLE_BORROW_ERROR";
    WriterefTypeMismatchError = 1052, "WRITEREF_TYPE_MISMATCH_ERROR";
    WriterefWithoutDropAbility = 1053, "WRITEREF_WITHOUT_DROP_ABILITY";
    WriterefExistsBorrowError = 1054, "WRITEREF_EXISTS_BORROW_ERROR";
    WriterefNoMutableReferenceError = 1055, "WRITEREF_NO_MUTABLE_REFERENCE_ERROR";
    IntegerOpTypeMismatchError = 1056, "INTEGER_OP_TYPE_MISMATCH_ERROR";
    BooleanOpTypeMismatchError = 1057, "BOOLEAN_OP_TYPE_MISMATCH_ERROR";
    EqualityOpTypeMismatchError = 1058, "EQUALITY_OP_TYPE_MISMATCH_ERROR";
    ExistsWithoutKeyAbilityOrBadArgument = 1059, "EXISTS_WITHOUT_KEY_ABILITY_OR_BAD_ARGUMENT";
    BorrowglobalTypeMismatchError = 1060, "BORROWGLOBAL_TYPE_MISMATCH_ERROR";
    MovefromTypeMismatchError = 1062, "MOVEFROM_TYPE_MISMATCH_ERROR";
    MovefromWithoutKeyAbility = 1063, "MOVEFROM_WITHOUT_KEY_ABILITY";
    MovetoTypeMismatchError = 1064, "MOVETO_TYPE_MISMATCH_ERROR";
    ModuleAddressDoesNotMatchSender = 1067, "MODULE_ADDRESS_DOES_NOT_MATCH_SENDER";
    NoModuleHandles = 1068, "NO_MODULE_HANDLES";
    PositiveStackSizeAtBlockEnd = 1069, "POSITIVE_STACK_SIZE_AT_BLOCK_END";
    MissingAcquiresAnnotation = 1070, "MISSING_ACQUIRES_ANNOTATION";
    ExtraneousAcquiresAnnotation = 1071, "EXTRANEOUS_ACQUIRES_ANNOTATION";
    DuplicateAcquiresAnnotation = 1072, "DUPLICATE_ACQUIRES_ANNOTATION";
    InvalidAcquiresAnnotation = 1073, "INVALID_ACQUIRES_ANNOTATION";
    GlobalReferenceError = 1074, "GLOBAL_REFERENCE_ERROR";
    ConstraintNotSatisfied = 1075, "CONSTRAINT_NOT_SATISFIED";
    NumberOfTypeArgumentsMismatch = 1076, "NUMBER_OF_TYPE_ARGUMENTS_MISMATCH";
    LoopInInstantiationGraph = 1077, "LOOP_IN_INSTANTIATION_GRAPH";
    ZeroSizedStruct = 1080, "ZERO_SIZED_STRUCT";
    LinkerError = 1081, "LINKER_ERROR";
    InvalidConstantType = 1082, "INVALID_CONSTANT_TYPE";
    MalformedConstantData = 1083, "MALFORMED_CONSTANT_DATA";
    EmptyCodeUnit = 1084, "EMPTY_CODE_UNIT";
    InvalidLoopSplit = 1085, "INVALID_LOOP_SPLIT";
    InvalidLoopBreak = 1086, "INVALID_LOOP_BREAK";
    InvalidLoopContinue = 1087, "INVALID_LOOP_CONTINUE";
    UnsafeRetUnusedValuesWithoutDrop = 1088, "UNSAFE_RET_UNUSED_VALUES_WITHOUT_DROP";
    TooManyLocals = 1089, "TOO_MANY_LOCALS";
    GenericMemberOpcodeMismatch = 1090, "GENERIC_MEMBER_OPCODE_MISMATCH";
    FunctionResolutionFailure = 1091, "FUNCTION_RESOLUTION_FAILURE";
    InvalidOperationInScript = 1094, "INVALID_OPERATION_IN_SCRIPT";
    DuplicateModuleName = 1095, "DUPLICATE_MODULE_NAME";
    BackwardIncompatibleModuleUpdate = 1096, "BACKWARD_INCOMPATIBLE_MODULE_UPDATE";
    CyclicModuleDependency = 1097, "CYCLIC_MODULE_DEPENDENCY";
    NumberOfArgumentsMismatch = 1098, "NUMBER_OF_ARGUMENTS_MISMATCH";
    InvalidParamTypeForDeserialization = 1099, "INVALID_PARAM_TYPE_FOR_DESERIALIZATION";
    FailedToDeserializeArgument = 1100, "FAILED_TO_DESERIALIZE_ARGUMENT";
    NumberOfSignerArgumentsMismatch = 1101, "NUMBER_OF_SIGNER_ARGUMENTS_MISMATCH";
    CalledScriptVisibleFromNonScriptVisible = 1102, "CALLED_SCRIPT_VISIBLE_FROM_NON_SCRIPT_VISIBLE";
    ExecuteScriptFunctionCalledOnNonScriptVisible = 1103, "EXECUTE_SCRIPT_FUNCTION_CALLED_ON_NON_SCRIPT_VISIBLE";
    InvalidFriendDeclWithSelf = 1104, "INVALID_FRIEND_DECL_WITH_SELF";
    InvalidFriendDeclWithModulesOutsideAccountAddress = 1105, "INVALID_FRIEND_DECL_WITH_MODULES_OUTSIDE_ACCOUNT_ADDRESS";
    InvalidFriendDeclWithModulesInDependencies = 1106, "INVALID_FRIEND_DECL_WITH_MODULES_IN_DEPENDENCIES";
    CyclicModuleFriendship = 1107, "CYCLIC_MODULE_FRIENDSHIP";
    InvalidPhantomTypeParamPosition = 1108, "INVALID_PHANTOM_TYPE_PARAM_POSITION";
    UnknownInvariantViolationError = 2000, "UNKNOWN_INVARIANT_VIOLATION_ERROR";
    EmptyValueStack = 2003, "EMPTY_VALUE_STACK";
    PcOverflow = 2005, "PC_OVERFLOW";
    VerificationError = 2006, "VERIFICATION_ERROR";
    StorageError = 2008, "STORAGE_ERROR";
    InternalTypeError = 2009, "INTERNAL_TYPE_ERROR";
    EventKeyMismatch = 2010, "EVENT_KEY_MISMATCH";
    Unreachable = 2011, "UNREACHABLE";
    VmStartupFailure = 2012, "VM_STARTUP_FAILURE";
    UnexpectedErrorFromKnownMoveFunction = 2015, "UNEXPECTED_ERROR_FROM_KNOWN_MOVE_FUNCTION";
    VerifierInvariantViolation = 2016, "VERIFIER_INVARIANT_VIOLATION";
    UnexpectedVerifierError = 2017, "UNEXPECTED_VERIFIER_ERROR";
    UnexpectedDeserializationError = 2018, "UNEXPECTED_DESERIALIZATION_ERROR";
    FailedToSerializeWriteSetChanges = 2019, "FAILED_TO_SERIALIZE_WRITE_SET_CHANGES";
    FailedToDeserializeResource = 2020, "FAILED_TO_DESERIALIZE_RESOURCE";
    TypeResolutionFailure = 2021, "TYPE_RESOLUTION_FAILURE";
    DuplicateNativeFunction = 2022, "DUPLICATE_NATIVE_FUNCTION";
    UnknownBinaryError = 3000, "UNKNOWN_BINARY_ERROR";
    Malformed = 3001, "MALFORMED";
    BadMagic = 3002, "BAD_MAGIC";
    UnknownVersion = 3003, "UNKNOWN_VERSION";
    UnknownTableType = 3004, "UNKNOWN_TABLE_TYPE";
    UnknownSignatureType = 3005, "UNKNOWN_SIGNATURE_TYPE";
    UnknownSerializedType = 3006, "UNKNOWN_SERIALIZED_TYPE";
    UnknownOpcode = 3007, "UNKNOWN_OPCODE";
    BadHeaderTable = 3008, "BAD_HEADER_TABLE";
    UnexpectedSignatureType = 3009, "UNEXPECTED_SIGNATURE_TYPE";
    DuplicateTable = 3010, "DUPLICATE_TABLE";
    UnknownAbility = 3013, "UNKNOWN_ABILITY";
    UnknownNativeStructFlag = 3014, "UNKNOWN_NATIVE_STRUCT_FLAG";
    BadU64 = 3019, "BAD_U64";
    BadU128 = 3020, "BAD_U128";
    ValueSerializationError = 3022, "VALUE_SERIALIZATION_ERROR";
    ValueDeserializationError = 3023, "VALUE_DESERIALIZATION_ERROR";
    CodeDeserializationError = 3024, "CODE_DESERIALIZATION_ERROR";
    InvalidFlagBits = 3025, "INVALID_FLAG_BITS";
    UnknownRuntimeStatus = 4000, "UNKNOWN_RUNTIME_STATUS";
    Executed = 4001, "EXECUTED";
    OutOfGas = 4002, "OUT_OF_GAS";
    ResourceDoesNotExist = 4003, "RESOURCE_DOES_NOT_EXIST";
    ResourceAlreadyExists = 4004, "RESOURCE_ALREADY_EXISTS";
    MissingData = 4008, "MISSING_DATA";
    DataFormatError = 4009, "DATA_FORMAT_ERROR";
    Aborted = 4016, "ABORTED";
    ArithmeticError = 4017, "ARITHMETIC_ERROR";
    ExecutionStackOverflow = 4020, "EXECUTION_STACK_OVERFLOW";
    CallStackOverflow = 4021, "CALL_STACK_OVERFLOW";
    VmMaxTypeDepthReached = 4024, "VM_MAX_TYPE_DEPTH_REACHED";
    VmMaxValueDepthReached = 4025, "VM_MAX_VALUE_DEPTH_REACHED";
    UnknownStatus = 18446744073709551615, "UNKNOWN_STATUS";
}

/// What a [`StatusCode`] is about, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusCategory {
    /// 0 to 999: the transaction isn't valid, by its signature, its sequence number, its gas or its sender.
    Validation,
    /// 1000 to 1999: its code breaks a rule.
    Verification,
    /// 2000 to 2999: a fault of the virtual machine itself.
    InvariantViolation,
    /// 3000 to 3999: its code can't be read.
    Deserialization,
    /// 4000 to 4999: what happened when it was executed.
    Execution,
    /// Every other number.
    Unknown,
}

impl StatusCode {
    /// What it is about.
    pub const fn category(self) -> StatusCategory {
        match self.number() {
            0..=999 => StatusCategory::Validation,
            1000..=1999 => StatusCategory::Verification,
            2000..=2999 => StatusCategory::InvariantViolation,
            3000..=3999 => StatusCategory::Deserialization,
            4000..=4999 => StatusCategory::Execution,
            _ => StatusCategory::Unknown,
        }
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "status code {}", self.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_belong_together() {
        assert!(StatusCode::ALL.is_sorted_by_key(|code| code.number()));
        for code in StatusCode::ALL {
            assert_eq!(StatusCode::new(code.number()), *code);
            assert!(code.name().is_some_and(|name| name == code.to_string()));
        }
        let unknown = StatusCode::new(29);
        assert_eq!((unknown.number(), unknown.name()), (29, None));
        assert_eq!(unknown.to_string(), "status code 29");
    }

    #[test]
    fn numbers_say_what_they_are_about() {
        for (number, category) in [
            (0, StatusCategory::Validation),
            (999, StatusCategory::Validation),
            (1000, StatusCategory::Verification),
            (2999, StatusCategory::InvariantViolation),
            (3000, StatusCategory::Deserialization),
            (4016, StatusCategory::Execution),
            (5000, StatusCategory::Unknown),
            (u64::MAX, StatusCategory::Unknown),
        ] {
            assert_eq!(StatusCode::new(number).category(), category, "{number}");
        }
    }
}
