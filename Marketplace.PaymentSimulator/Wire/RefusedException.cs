namespace Marketplace.PaymentSimulator.Wire;

/// <summary>An error response of the provider's API.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Status 400 without details; prefer the other constructors.</summary>
    public RefusedException()
        : this(StatusCodes.Status400BadRequest, new StripeError("invalid_request_error", "Invalid request.")) { }

    /// <summary>Status 400 with a message.</summary>
    public RefusedException(string message)
        : this(StatusCodes.Status400BadRequest, new StripeError("invalid_request_error", message)) { }

    /// <summary>Status 400 with a message and its cause.</summary>
    public RefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
        Status = StatusCodes.Status400BadRequest;
        Error = new StripeError("invalid_request_error", message);
    }

    /// <summary>An HTTP status with an error object.</summary>
    public RefusedException(int status, StripeError error)
        : base(error.Message)
    {
        Status = status;
        Error = error;
    }

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; }

    /// <summary>The error object of the response.</summary>
    public StripeError Error { get; }

    /// <summary>The object does not exist.</summary>
    public static RefusedException Missing(string kind, string? id) =>
        new(StatusCodes.Status404NotFound, Invalid($"No such {kind}: '{id}'", "resource_missing", "id"));

    /// <summary>A required parameter is missing.</summary>
    public static RefusedException Required(string param) =>
        new(StatusCodes.Status400BadRequest, Invalid($"Missing required param: {param}.", "parameter_missing", param));

    /// <summary>A parameter has an invalid value.</summary>
    public static RefusedException BadParameter(string message, string param, string? code = null) =>
        new(StatusCodes.Status400BadRequest, Invalid(message, code, param));

    /// <summary>The object's state does not allow the request.</summary>
    public static RefusedException WrongState(string message, string? code = null) =>
        new(StatusCodes.Status400BadRequest, Invalid(message, code, null));

    private static StripeError Invalid(string message, string? code, string? param) =>
        new("invalid_request_error", message) { Code = code, Param = param };
}
