using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Account mails, in the user's language.</summary>
public sealed partial class AccountMailer(
    MailQueue queue,
    IOptions<MarketplaceOptions> marketplace,
    IOptions<MailOptions> options
)
{
    public void Confirm(User user, string secret) =>
        Send(
            user.Email,
            AccountMails.ConfirmSubject,
            user,
            [AccountMails.Confirm],
            (AccountMails.ConfirmButton, Link("confirm-email", secret)),
            [AccountMails.NotYourAccount]
        );

    public void AlreadyRegistered(User user, string secret) =>
        Send(
            user.Email,
            AccountMails.RegisteredSubject,
            user,
            [AccountMails.Registered, AccountMails.RegisteredReset],
            (AccountMails.ResetButton, Link("reset-password", secret)),
            [AccountMails.Ignore]
        );

    public void ResetPassword(User user, string secret) =>
        Send(
            user.Email,
            AccountMails.ResetSubject,
            user,
            [AccountMails.Reset],
            (AccountMails.ResetButton, Link("reset-password", secret)),
            [AccountMails.ResetIgnore]
        );

    public void OpenAccount(User guest, string secret) =>
        Send(
            guest.Email,
            AccountMails.OpenSubject,
            guest,
            [AccountMails.Open],
            (AccountMails.OpenButton, Link("open-account", secret)),
            [AccountMails.OpenIgnore]
        );

    public void PasswordChanged(User user) =>
        Send(
            user.Email,
            AccountMails.ChangedSubject,
            user,
            [
                AccountMails.Changed,
                options.Value.SupportEmail is { Length: > 0 } address
                    ? AccountMails.ChangedByOthers(address)
                    : AccountMails.ChangedByOthersAlone,
            ]
        );

    public void ConfirmNewEmail(User user, string newEmail, string secret) =>
        Send(
            newEmail,
            AccountMails.NewAddressSubject,
            // The mailbox is not known to be theirs, so it is not told their name.
            null,
            [AccountMails.NewAddress],
            (AccountMails.ConfirmButton, Link("confirm-email", secret)),
            [AccountMails.Ignore],
            user.Language
        );

    public void NewEmailIsTaken(User owner) =>
        Send(owner.Email, AccountMails.TakenSubject, owner, [AccountMails.Taken]);

    public void EmailChangeRequested(User user) =>
        Send(user.Email, AccountMails.MovingSubject, user, [AccountMails.Moving, AccountMails.MovingByOthers]);

    /// <summary>Does the same work as queueing a mail but sends none, so that response time does not reveal whether one
    /// was sent.</summary>
    public void Nothing() => queue.AddNothing();

    // Until the mailbox is confirmed, the display name is text chosen by a stranger.
    private static LocalizedText Greeting(User? user) =>
        user is { IsEmailConfirmed: true }
            ? new($"Merhaba {user.DisplayName},", $"Hello {user.DisplayName},")
            : new("Merhaba,", "Hello,");

    private string Link(string page, string secret) => $"{marketplace.Value.PagesUrl}/{page}?token={secret}";

    private void Send(
        string to,
        LocalizedText subject,
        User? user,
        IReadOnlyList<LocalizedText> paragraphs,
        (LocalizedText Label, string Url)? action = null,
        IReadOnlyList<LocalizedText>? closing = null,
        Language? language = null
    )
    {
        var spoken = language ?? user?.Language ?? Language.Default;
        queue.Add(
            to,
            new(spoken, subject.In(spoken))
            {
                Greeting = Greeting(user).In(spoken),
                Paragraphs = [.. paragraphs.Select(text => text.In(spoken))],
                Action = action is var (label, url) ? new(label.In(spoken), url) : null,
                Closing = [.. (closing ?? []).Select(text => text.In(spoken))],
            },
            MailPriority.Account
        );
    }
}
