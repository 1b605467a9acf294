using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>What the product writes to owners about the status of their store, in their language.</summary>
public sealed class SellerMailer(MailQueue queue, IUserDirectory users)
{
    /// <summary>Tells the owner what an administrator did.</summary>
    public async Task StatusChangedAsync(
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
                "Your store was approved; you can publish products and sell now."
            ),
            SellerCommand.Reject => (
                "başvurunuz onaylanmadı",
                "your application was turned down",
                "Mağaza başvurunuz onaylanmadı. Eksikleri giderip yeniden gönderebilirsiniz.",
                "Your application was turned down. You can correct it and submit it again."
            ),
            SellerCommand.Suspend => (
                "mağazanız askıya alındı",
                "your store was suspended",
                "Mağazanız askıya alındı ve ürünleriniz gizlendi; açık siparişleriniz sürer.",
                "Your store was suspended and its products are hidden; open orders go on."
            ),
            SellerCommand.Reinstate => (
                "mağazanız yeniden açıldı",
                "your store may sell again",
                "Mağazanızın askısı kaldırıldı; satışa devam edebilirsiniz.",
                "Your store is no longer suspended; you can sell again."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No mail is written for this."),
        };
}
