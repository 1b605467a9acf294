using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Settings for messages about orders.</summary>
public sealed class MessagesOptions : ICheckedOptions
{
    public const string Section = "Messages";

    /// <summary>Whether phone numbers, e-mail addresses, IBANs and links in messages of buyers and stores are
    /// replaced.</summary>
    public bool HideContactData { get; set; } = true;

    /// <summary>Messages that one buyer or member of a store may send within an hour.</summary>
    public int MaxPerHour { get; set; } = 20;

    /// <summary>How long a notification waits for further messages, and for the reader.</summary>
    public int AnnounceAfterMinutes { get; set; } = 2;

    public IEnumerable<OptionProblem> Check()
    {
        if (MaxPerHour is < 1 or > 1_000)
            yield return new($"{Section}:{nameof(MaxPerHour)}", "a whole number between 1 and 1000", "20");
        if (AnnounceAfterMinutes is < 0 or > 1_440)
        {
            yield return new($"{Section}:{nameof(AnnounceAfterMinutes)}", "a whole number between 0 and 1440", "2");
        }
    }
}
