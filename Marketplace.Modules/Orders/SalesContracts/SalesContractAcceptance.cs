namespace Marketplace.Modules.Orders;

/// <summary>A buyer agreed to a text; never changed or deleted.</summary>
internal sealed class SalesContractAcceptance
{
    public const int HashLength = 64;
    public const int MaxUserAgent = 256;

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public SalesContractKind Kind { get; init; }

    /// <summary>Version of the template.</summary>
    public int TemplateVersion { get; init; }

    /// <summary>Code of the text's language.</summary>
    public required string Locale { get; init; }

    /// <summary>Of the text that was accepted.</summary>
    public required string Hash { get; init; }

    public SalesContractSubject RefType { get; init; }

    /// <summary>The order.</summary>
    public Guid RefId { get; init; }

    /// <summary>Address of the client; null when it is not known.</summary>
    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What an accepted text is about.</summary>
internal enum SalesContractSubject
{
    Order,
}

/// <summary>A text as it was accepted, kept once however often it was; never changed or deleted.</summary>
internal sealed class SalesContractText
{
    /// <summary>SHA-256 of the text in UTF-8, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string Text { get; init; }
}
