namespace Marketplace.Foundation;

/// <summary>The closed set of ways a request can be refused; one table maps each to its HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the input itself is wrong.</summary>
    Invalid,

    /// <summary>401: who are you?</summary>
    Unauthenticated,

    /// <summary>402: the payment was refused.</summary>
    PaymentRequired,

    /// <summary>403: known, but not allowed.</summary>
    Forbidden,

    /// <summary>404: not there, or not yours.</summary>
    NotFound,

    /// <summary>405: the address exists, the verb does not.</summary>
    MethodNotAllowed,

    /// <summary>409: the present state forbids it.</summary>
    Conflict,

    /// <summary>410: was there, is over.</summary>
    Gone,

    /// <summary>412: changed since you read it.</summary>
    PreconditionFailed,

    /// <summary>413: too many bytes.</summary>
    TooLarge,

    /// <summary>415: a type that is not taken.</summary>
    UnsupportedMedia,

    /// <summary>422: well formed, but a business rule refuses it.</summary>
    Unprocessable,

    /// <summary>423: locked for a while.</summary>
    Locked,

    /// <summary>428: say which version you mean.</summary>
    PreconditionRequired,

    /// <summary>429: too often.</summary>
    RateLimited,

    /// <summary>500: our fault.</summary>
    Unexpected,

    /// <summary>502: an outside party failed.</summary>
    BadGateway,

    /// <summary>503: busy or away; try again.</summary>
    Unavailable,
}
