namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A request the provider would refuse.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>A refusal without a reason; prefer the other constructors.</summary>
    public RefusedException()
        : this(StatusCodes.Status400BadRequest, new StripeError("invalid_request_error", "Invalid request.")) { }

    /// <summary>A refusal with 400 and a message.</summary>
    public RefusedException(string message)
        : this(StatusCodes.Status400BadRequest, new StripeError("invalid_request_error", message)) { }

    /// <summary>A refusal with 400, a message and its cause.</summary>
    public RefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
        Status = StatusCodes.Status400BadRequest;
        Error = new StripeError("invalid_request_error", message);
    }

    /// <summary>A refusal with an HTTP status and the error object of the answer.</summary>
    public RefusedException(int status, StripeError error)
        : base(error.Message)
    {
        Status = status;
        Error = error;
    }

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }

    /// <summary>The error object of the answer.</summary>
    public StripeError Error { get; }

    /// <summary>The object that was named does not exist.</summary>
    public static RefusedException Missing(string kind, string? id) =>
        new(StatusCodes.Status404NotFound, Invalid($"No such {kind}: '{id}'", "resource_missing", "id"));

    /// <summary>A parameter that must be there is not.</summary>
    public static RefusedException Required(string param) =>
        new(StatusCodes.Status400BadRequest, Invalid($"Missing required param: {param}.", "parameter_missing", param));

    /// <summary>A parameter's value cannot be used.</summary>
    public static RefusedException BadParameter(string message, string param, string? code = null) =>
        new(StatusCodes.Status400BadRequest, Invalid(message, code, param));

    /// <summary>The object is in a state that does not allow the request.</summary>
    public static RefusedException WrongState(string message, string? code = null) =>
        new(StatusCodes.Status400BadRequest, Invalid(message, code, null));

    private static StripeError Invalid(string message, string? code, string? param) =>
        new("invalid_request_error", message) { Code = code, Param = param };
}
