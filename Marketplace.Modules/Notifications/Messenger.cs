using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Finds who is to be told, and queues the mail in the transaction of the event.</summary>
/// <remarks>Nobody is told who has no active account. Repeat: the inbox row of the event is written in the same transaction, so a mail is queued once.</remarks>
public sealed class Messenger(MailQueue mails, IUserDirectory users, ISellerMembers members)
{
    /// <summary>Writes to a user.</summary>
    /// <param name="values">By the names in braces; money is shown as people write it.</param>
    public async Task TellUserAsync(Guid userId, Message message, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        if ((await users.FindAsync([userId], cancellationToken)).GetValueOrDefault(userId) is not { IsActive: true } user) return;
        var isEnglish = user.Locale == "en";
        var culture = CultureInfo.GetCultureInfo(isEnglish ? "en-GB" : "tr-TR");
        var shown = values.ToDictionary(v => v.Key, v => v.Value is Money money ? Show(money, culture) : v.Value, StringComparer.Ordinal);
        var greeting = isEnglish ? $"Hello {user.DisplayName},\n\n" : $"Merhaba {user.DisplayName},\n\n";
        mails.Add(user.Email, MessageTemplate.Fill(isEnglish ? message.SubjectEn : message.SubjectTr, shown), greeting + MessageTemplate.Fill(isEnglish ? message.BodyEn : message.BodyTr, shown) + "\n");
    }

    /// <summary>Writes to the owner of a store.</summary>
    public async Task TellSellerAsync(Guid sellerId, Message message, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        if (await members.OwnerOfAsync(sellerId, cancellationToken) is { } ownerId) await TellUserAsync(ownerId, message, values, cancellationToken);
    }

    private static string Show(Money money, CultureInfo culture) => Currencies.ToMajor(money).ToString("N" + Currencies.Exponent(money.Currency), culture) + " " + money.Currency;
}

/// <summary>What is written, in both languages; places in braces are filled.</summary>
public sealed record Message(string SubjectTr, string SubjectEn, string BodyTr, string BodyEn);
