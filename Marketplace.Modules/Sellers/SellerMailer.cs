using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Mails to owners about their store's status, in their language.</summary>
public sealed class SellerMailer(MailQueue queue, IUserDirectory users)
{
    /// <summary>Notifies the owner of an administrator's action.</summary>
    internal async Task StatusChangedAsync(
        Seller seller,
        SellerCommand command,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var ownerId = seller.OwnerId;
        if (!(await users.FindAsync([ownerId], cancellationToken)).TryGetValue(ownerId, out var owner))
            return;
        var (subject, body) = Text(command);
        var language = owner.Language;
        var why = new LocalizedText("Gerekçe", "Reason").In(language);
        queue.Add(
            owner.Email,
            new(language, $"{seller.Name}: {subject.In(language)}")
            {
                Greeting = new LocalizedText($"Merhaba {owner.DisplayName},", $"Hello {owner.DisplayName},").In(
                    language
                ),
                Paragraphs = [body.In(language)],
                Facts = reason is null ? [] : [new(why, reason)],
            }
        );
    }

    private static (LocalizedText Subject, LocalizedText Body) Text(SellerCommand command) =>
        command switch
        {
            SellerCommand.Approve => (
                new("mağazanız onaylandı", "your store was approved"),
                new(
                    "Mağazanız onaylandı; artık ürün yayınlayıp satış yapabilirsiniz.",
                    "Your store was approved; you can now publish products and start selling."
                )
            ),
            SellerCommand.Reject => (
                new("başvurunuz onaylanmadı", "your application was rejected"),
                new(
                    "Mağaza başvurunuz onaylanmadı. Eksikleri giderip yeniden gönderebilirsiniz.",
                    "Your application was rejected. You can correct it and submit it again."
                )
            ),
            SellerCommand.Suspend => (
                new("mağazanız askıya alındı", "your store was suspended"),
                new(
                    "Mağazanız askıya alındı ve ürünleriniz gizlendi; açık siparişleriniz sürer.",
                    "Your store was suspended and its products are hidden; open orders continue."
                )
            ),
            SellerCommand.Reinstate => (
                new("mağazanız yeniden açıldı", "your store was reinstated"),
                new(
                    "Mağazanızın askısı kaldırıldı; satışa devam edebilirsiniz.",
                    "Your store is no longer suspended; you can sell again."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No mail is written for this."),
        };
}
