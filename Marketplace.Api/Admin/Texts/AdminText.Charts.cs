namespace Marketplace.Api.Admin;

/// <content>Charts of the sales page.</content>
public sealed partial class AdminText
{
    public string OrdersByState => Of(new("Durumlarına göre siparişler", "Orders by state"));

    public string TopCategories => Of(new("En çok satan kategoriler", "Top categories"));

    public string FromViewToOrder => Of(new("Görüntülemeden siparişe", "From view to order"));

    public string FromViewToOrderHelp =>
        Of(
            new(
                "Ziyaretçi: bir ürünü bir günde gören kişi, ürünler ve günler toplamı. Oran: ziyaretçi başına sipariş.",
                "A visitor is a person who saw a product on a day, summed over products and days. The rate is orders "
                    + "by visitors."
            )
        );

    public string Views => Of(new("Görüntüleme", "Views"));

    public string Visitors => Of(new("Ziyaretçi", "Visitors"));

    public string AsTable => Of(new("Tablo olarak", "As a table"));

    public string DayHead => Of(new("Gün", "Day"));

    /// <summary>A number with its share, in basis points, in brackets.</summary>
    public string NumberAndRate(long number, int bps) => $"{Number(number)} ({Rate(bps)})";
}
