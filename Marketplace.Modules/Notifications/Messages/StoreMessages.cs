using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Store messages to owners, and to administrators about stores awaiting approval.</summary>
internal static class StoreMessages
{
    public static readonly Message StockLow = new(
        "stock.low",
        NotificationKind.Store,
        new("Stok azalıyor: {title}", "Stock is running low: {title}"),
        new(
            "“{title}” ({sku}) ürününden {available} adet kaldı. Tükenmeden yenilemek isteyebilirsiniz.",
            "{available} units of “{title}” ({sku}) are left. You may want to restock before it runs out."
        )
    );

    public static readonly Message StockOut = new(
        "stock.out",
        NotificationKind.Store,
        new("Stok tükendi: {title}", "Out of stock: {title}"),
        new(
            "“{title}” ({sku}) ürününüz tükendi; stok ekleyene kadar satın alınamaz.",
            "Your “{title}” ({sku}) is out of stock; it cannot be bought until you restock it."
        )
    );

    public static readonly Message LimitNear = new(
        "plan.limit_near",
        NotificationKind.Store,
        new("Planınızın sınırına yaklaştınız", "You are close to a limit of your plan"),
        new(
            "{metric}: {limit} hakkınızın {used} kadarını kullandınız (%{percent}).",
            "{metric}: you have used {used} of {limit} ({percent} %)."
        )
    );

    public static readonly Message LimitReached = new(
        "plan.limit_reached",
        NotificationKind.Store,
        new("Planınızın sınırına ulaştınız", "You reached a limit of your plan"),
        new(
            "{metric}: {limit} hakkınızın tamamını kullandınız. Devam etmek için daha büyük bir plana geçebilirsiniz.",
            "{metric}: you have used all {limit}. Upgrade to a larger plan to continue."
        )
    );

    public static readonly Message Submitted = new(
        "store.submitted",
        NotificationKind.Store,
        new("Onay bekleyen mağaza: {store}", "A store is awaiting approval: {store}"),
        new(
            $"{{store}} mağazası onaya gönderildi. Yönetim panelindeki {StoresPage.Name.Turkish} sayfasında "
                + "inceleyebilirsiniz.",
            $"The store {{store}} was submitted for approval. You can review it on the {StoresPage.Name.English} page "
                + "of the admin panel."
        )
    );

    // The Sellers module sends these mails itself, in the transaction of the decision.
    public static readonly Message Approved = new(
        "store.approved",
        NotificationKind.Store,
        new("Mağazanız onaylandı", "Your store was approved"),
        new("Artık ürün yayınlayıp satış yapabilirsiniz.", "You can now publish products and start selling.")
    )
    {
        ByMail = false,
    };

    public static readonly Message Rejected = new(
        "store.rejected",
        NotificationKind.Store,
        new("Başvurunuz onaylanmadı", "Your application was rejected"),
        new(
            "Eksikleri giderip yeniden gönderebilirsiniz. Gerekçe: {reason}",
            "You can correct it and submit it again. Reason: {reason}"
        )
    )
    {
        ByMail = false,
    };

    public static readonly Message Suspended = new(
        "store.suspended",
        NotificationKind.Store,
        new("Mağazanız askıya alındı", "Your store was suspended"),
        new(
            "Ürünleriniz gizlendi; açık siparişleriniz sürer. Gerekçe: {reason}",
            "Your products are hidden; open orders continue. Reason: {reason}"
        )
    )
    {
        ByMail = false,
    };

    public static readonly Message Reinstated = new(
        "store.reinstated",
        NotificationKind.Store,
        new("Mağazanız yeniden açıldı", "Your store was reinstated"),
        new(
            "Mağazanızın askısı kaldırıldı; satışa devam edebilirsiniz.",
            "Your store is no longer suspended; you can sell again."
        )
    )
    {
        ByMail = false,
    };

    public static Message[] All =>
        [StockLow, StockOut, LimitNear, LimitReached, Submitted, Approved, Rejected, Suspended, Reinstated];
}
