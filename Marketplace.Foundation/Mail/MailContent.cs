namespace Marketplace.Foundation;

/// <summary>What a mail says, from which <see cref="MailTemplate"/> writes its text and its HTML.</summary>
/// <remarks>Every text is shown as it is: markup in it has no effect.</remarks>
public sealed record MailContent(Language Language, string Subject)
{
    /// <summary>Null for a mail that greets nobody.</summary>
    public string? Greeting { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>What the reader is asked to do; null when nothing is.</summary>
    public MailLink? Action { get; init; }

    /// <summary>Goods, by order.</summary>
    public IReadOnlyList<MailGroup> Groups { get; init; } = [];

    /// <summary>Such as the address of delivery.</summary>
    public IReadOnlyList<MailFact> Facts { get; init; } = [];

    /// <summary>Paragraphs after everything else.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Where mails of this kind are turned off; null for mails everybody gets.</summary>
    public string? UnsubscribeUrl { get; init; }
}

/// <summary>A link with its label.</summary>
public sealed record MailLink(string Label, string Url);

/// <summary>The goods of one order.</summary>
/// <param name="Url">Page of the heading; null when there is none.</param>
public sealed record MailGroup(
    string Heading,
    string? Url,
    IReadOnlyList<MailItem> Items,
    IReadOnlyList<MailFact> Totals
);

/// <summary>One line of goods.</summary>
/// <param name="Note">Such as the variant's options; null when there are none.</param>
/// <param name="Amount">Total of the line with its currency.</param>
public sealed record MailItem(string Title, string? Note, int Quantity, string Amount, MailPicture? Picture = null);

/// <summary>A small picture beside a line; the plain text leaves it out.</summary>
/// <param name="Url">Shown when it is https, or http of this machine, as in development.</param>
/// <param name="Alt">For those who do not see it; may be empty, because the title stands beside it.</param>
/// <param name="Width">Pixels of the file; null, as the height, when they are unknown.</param>
public sealed record MailPicture(string Url, string Alt, int? Width, int? Height);

/// <summary>A labelled value; the value may have several lines.</summary>
public sealed record MailFact(string Label, string Value);
