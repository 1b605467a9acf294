namespace Marketplace.Foundation;

/// <summary>An event came to a consumer that has no handler for it in this version; another version may have
/// one.</summary>
public sealed class UnknownEventException : Exception
{
    public UnknownEventException() { }

    public UnknownEventException(string message)
        : base(message) { }

    public UnknownEventException(string message, Exception innerException)
        : base(message, innerException) { }
}
