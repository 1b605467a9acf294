namespace Marketplace.Foundation;

/// <summary>The bus does not answer; nothing is wrong with the messages.</summary>
public sealed class BusUnavailableException : Exception
{
    public BusUnavailableException() { }

    public BusUnavailableException(string message)
        : base(message) { }

    public BusUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
