namespace Marketplace.Foundation;

/// <summary>The ways a request can fail; one table maps each to its HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: the input is invalid.</summary>
    Invalid,

    /// <summary>401: not authenticated.</summary>
    Unauthenticated,

    /// <summary>402: the payment was declined.</summary>
    PaymentRequired,

    /// <summary>403: authenticated but not allowed.</summary>
    Forbidden,

    /// <summary>404: does not exist, or belongs to someone else.</summary>
    NotFound,

    /// <summary>405: the resource does not support the method.</summary>
    MethodNotAllowed,

    /// <summary>406: the answer has no form that the client accepts.</summary>
    NotAcceptable,

    /// <summary>409: not possible in the current state.</summary>
    Conflict,

    /// <summary>410: existed, but has expired or ended.</summary>
    Gone,

    /// <summary>412: the resource has changed since it was read.</summary>
    PreconditionFailed,

    /// <summary>413: the request body is too large.</summary>
    TooLarge,

    /// <summary>415: the media type is not supported.</summary>
    UnsupportedMedia,

    /// <summary>422: well formed, but violates a business rule.</summary>
    Unprocessable,

    /// <summary>423: temporarily locked.</summary>
    Locked,

    /// <summary>428: If-Match is required.</summary>
    PreconditionRequired,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>500: an unexpected server error.</summary>
    Unexpected,

    /// <summary>502: an external service failed.</summary>
    BadGateway,

    /// <summary>503: overloaded or unavailable; try again.</summary>
    Unavailable,
}
