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
        var english = owner.Locale == "en";
        var text = Text(command);
        var because =
            reason is null ? ""
            : english ? $"\n\nReason: {reason}"
            : $"\n\nGerekçe: {reason}";
        queue.Add(
            owner.Email,
            $"{seller.Name}: {(english ? text.SubjectEn : text.SubjectTr)}",
            english
                ? $"Hello {owner.DisplayName},\n\n{text.BodyEn}{because}\n"
                : $"Merhaba {owner.DisplayName},\n\n{text.BodyTr}{because}\n"
        );
    }

    private static (string SubjectTr, string SubjectEn, string BodyTr, string BodyEn) Text(SellerCommand command) =>
        command switch
        {
            SellerCommand.Approve => (
                "mağazanız onaylandı",
                "your store was approved",
                "Mağazanız onaylandı; artık ürün yayınlayıp satış yapabilirsiniz.",
                "Your store was approved; you can now publish products and start selling."
            ),
            SellerCommand.Reject => (
                "başvurunuz onaylanmadı",
                "your application was rejected",
                "Mağaza başvurunuz onaylanmadı. Eksikleri giderip yeniden gönderebilirsiniz.",
                "Your application was rejected. You can correct it and submit it again."
            ),
            SellerCommand.Suspend => (
                "mağazanız askıya alındı",
                "your store was suspended",
                "Mağazanız askıya alındı ve ürünleriniz gizlendi; açık siparişleriniz sürer.",
                "Your store was suspended and its products are hidden; open orders continue."
            ),
            SellerCommand.Reinstate => (
                "mağazanız yeniden açıldı",
                "your store was reinstated",
                "Mağazanızın askısı kaldırıldı; satışa devam edebilirsiniz.",
                "Your store is no longer suspended; you can sell again."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No mail is written for this."),
        };
}
