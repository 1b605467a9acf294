using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of checkouts and orders.</summary>
public static class OrderErrors
{
    public static readonly ErrorDefinition CartEmpty = new(
        "cart.empty",
        ErrorKind.Conflict,
        new("Sepet boş", "Cart empty"),
        new("En az bir ürün gönderin.", "Add at least one item.")
    );

    public static readonly ErrorDefinition PriceChanged = new(
        "cart.price_changed",
        ErrorKind.Conflict,
        new("Fiyat değişti", "Price changed"),
        new(
            "Bazı ürünlerin fiyatı gördüğünüzden farklı; yeni fiyatları kabul ederek yineleyin.",
            "Some prices have changed since you saw them; accept the new prices and try again."
        )
    );

    public static readonly ErrorDefinition LineLimit = new(
        "cart.line_limit",
        ErrorKind.Unprocessable,
        new("Sepet satır sınırı", "Line limit"),
        new(
            "Bir alışverişte en fazla {maxLines} satır, satırda en fazla {maxQuantity} adet olabilir.",
            "A purchase can have at most {maxLines} lines with at most {maxQuantity} units each."
        )
    );

    public static readonly ErrorDefinition TotalTooLarge = new(
        "cart.total_too_large",
        ErrorKind.Unprocessable,
        new("Tutar çok büyük", "Total too large"),
        new("Toplam, işlenebilecek en büyük tutarı aşıyor.", "The total exceeds the largest supported amount.")
    );

    public static readonly ErrorDefinition NotForSale = new(
        "product.not_for_sale",
        ErrorKind.Unprocessable,
        new("Satışta değil", "Not for sale"),
        new(
            "Ürünlerden bazıları satışta değil; onları çıkarıp yineleyin.",
            "Some of the items are not for sale; remove them and try again."
        )
    );

    public static readonly ErrorDefinition CheckoutExpired = new(
        "checkout.expired",
        ErrorKind.Gone,
        new("Ödeme süresi doldu", "Checkout expired"),
        new("Fiyat teklifinin süresi doldu; yenisini isteyin.", "The quote has expired; request a new one.")
    );

    public static readonly ErrorDefinition CheckoutClosed = new(
        "checkout.closed",
        ErrorKind.Conflict,
        new("Ödeme tamamlanmış", "Checkout closed"),
        new("Bu alışveriş daha önce tamamlandı.", "This checkout has already been completed.")
    );

    public static readonly ErrorDefinition UnpaidLimit = new(
        "checkout.unpaid_limit",
        ErrorKind.Conflict,
        new("Ödenmemiş alışveriş sınırı", "Unpaid purchase limit"),
        new(
            "En fazla {limit} alışverişiniz ödeme bekleyebilir; birini ödeyin ya da iptal edin, sonra yineleyin.",
            "At most {limit} of your purchases can await payment; pay or cancel one, then try again."
        )
    );

    public static readonly ErrorDefinition HeldUnits = new(
        "checkout.held_units",
        ErrorKind.Conflict,
        new("Ayrılan ürün sınırı", "Held unit limit"),
        new(
            "Ödenmemiş alışverişleriniz birlikte en fazla {limit} adet ayırabilir: {held} ayrılmış, {wanted} "
                + "isteniyor. "
                + "Birini ödeyin ya da iptal edin, adedi azaltın ya da kapıda ödeyin.",
            "Your unpaid purchases can hold at most {limit} units together: {held} are held, {wanted} are wanted. "
                + "Pay or cancel one, order fewer units or pay cash on delivery."
        )
    );

    public static readonly ErrorDefinition UnpaidRepeatedly = new(
        "checkout.unpaid_repeatedly",
        ErrorKind.RateLimited,
        new("Çok sayıda ödenmemiş alışveriş", "Too many unpaid purchases"),
        new(
            "Son 24 saatte kartla başlattığınız {count} alışveriş ödenmedi. Açık olanı ödeyin, kapıda ödeyin ya da en "
                + "geç {hours} saat sonra yeniden deneyin.",
            "{count} card purchases that you started in the last 24 hours were not paid. Pay one that is open, pay "
                + "cash on delivery or try again in {hours} hours at the latest."
        )
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "order.invalid_transition",
        ErrorKind.Conflict,
        new("Sipariş bu durumda bunu yapamaz", "Invalid order transition"),
        new(
            "Sipariş bu durumdayken bu yapılamaz; siparişi yenileyip şimdi yapılabilenlere bakın.",
            "The order cannot do this in its present status; reload it to see what is possible now."
        )
    );

    public static readonly ErrorDefinition SelfPurchase = new(
        "order.self_purchase",
        ErrorKind.Unprocessable,
        new("Kendi mağazanızdan alamazsınız", "Cannot buy from yourself"),
        new("Üyesi olduğunuz mağazadan sipariş veremezsiniz.", "You cannot order from a store you are a member of.")
    );

    public static readonly ErrorDefinition CodNotAllowed = new(
        "order.cod_not_allowed",
        ErrorKind.Unprocessable,
        new("Kapıda ödeme yok", "COD not allowed"),
        new(
            "Bu alışveriş kapıda ödenemez: tutar {max} sınırını aşıyor ya da bir satıcı kabul etmiyor.",
            "Cash on delivery is not available for this purchase: it exceeds {max}, or a seller does not accept it."
        )
    );

    public static readonly ErrorDefinition NotPayable = new(
        "order.not_payable",
        ErrorKind.Conflict,
        new("Sipariş ödenemez", "Order not payable"),
        new("Bu alışveriş ödeme beklemiyor.", "This purchase is not awaiting payment.")
    );

    public static readonly ErrorSet All = new([
        CartEmpty,
        PriceChanged,
        LineLimit,
        TotalTooLarge,
        NotForSale,
        CheckoutExpired,
        CheckoutClosed,
        UnpaidLimit,
        HeldUnits,
        UnpaidRepeatedly,
        InvalidTransition,
        SelfPurchase,
        CodNotAllowed,
        NotPayable,
    ]);
}
