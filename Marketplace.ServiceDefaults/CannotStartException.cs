namespace Marketplace.ServiceDefaults;

/// <summary>A host cannot start for a reason the operator can fix; the message says what is wrong and how to fix
/// it.</summary>
/// <remarks><c>HostRun</c> prints only the message, without a stack trace.</remarks>
public class CannotStartException : Exception
{
    /// <summary>Creates an exception without a message; prefer the other constructors.</summary>
    public CannotStartException() { }

    /// <summary>Creates an exception with the message shown to the operator.</summary>
    public CannotStartException(string message)
        : base(message) { }

    /// <summary>Creates an exception with the message shown to the operator and its cause.</summary>
    public CannotStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
