namespace Marketplace.ServiceDefaults;

/// <summary>A host cannot start for a reason its operator can mend; the message says what is wrong and how to mend
/// it.</summary>
/// <remarks><c>HostRun</c> prints the message alone, without a stack trace.</remarks>
public class CannotStartException : Exception
{
    /// <summary>A refusal without a message; prefer the other constructors.</summary>
    public CannotStartException() { }

    /// <summary>A refusal with the line the operator reads.</summary>
    public CannotStartException(string message)
        : base(message) { }

    /// <summary>A refusal with the line the operator reads and what caused it.</summary>
    public CannotStartException(string message, Exception innerException)
        : base(message, innerException) { }
}
