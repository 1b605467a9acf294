using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of checkouts and orders.</summary>
public static class OrderErrors
{
    public static readonly ErrorDefinition CartEmpty = new(
        "cart.empty",
        ErrorKind.Conflict,
        "Sepet boş",
        "Cart empty",
        "En az bir ürün gönderin.",
        "Add at least one item."
    );

    public static readonly ErrorDefinition PriceChanged = new(
        "cart.price_changed",
        ErrorKind.Conflict,
        "Fiyat değişti",
        "Price changed",
        "Bazı ürünlerin fiyatı gördüğünüzden farklı; yeni fiyatları kabul ederek yineleyin.",
        "Some prices have changed since you saw them; accept the new prices and try again."
    );

    public static readonly ErrorDefinition LineLimit = new(
        "cart.line_limit",
        ErrorKind.Unprocessable,
        "Sepet satır sınırı",
        "Line limit",
        "Bir alışverişte en fazla {maxLines} satır, satırda en fazla {maxQuantity} adet olabilir.",
        "A purchase can have at most {maxLines} lines with at most {maxQuantity} units each."
    );

    public static readonly ErrorDefinition TotalTooLarge = new(
        "cart.total_too_large",
        ErrorKind.Unprocessable,
        "Tutar çok büyük",
        "Total too large",
        "Toplam, işlenebilecek en büyük tutarı aşıyor.",
        "The total exceeds the largest supported amount."
    );

    public static readonly ErrorDefinition NotForSale = new(
        "product.not_for_sale",
        ErrorKind.Unprocessable,
        "Satışta değil",
        "Not for sale",
        "Şu seçenekler satışta değil: {variantIds}.",
        "These variants are not for sale: {variantIds}."
    );

    public static readonly ErrorDefinition CheckoutExpired = new(
        "checkout.expired",
        ErrorKind.Gone,
        "Ödeme süresi doldu",
        "Checkout expired",
        "Fiyat teklifinin süresi doldu; yenisini isteyin.",
        "The quote has expired; request a new one."
    );

    public static readonly ErrorDefinition CheckoutClosed = new(
        "checkout.closed",
        ErrorKind.Conflict,
        "Ödeme tamamlanmış",
        "Checkout closed",
        "Bu alışveriş daha önce tamamlandı.",
        "This checkout has already been completed."
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "order.invalid_transition",
        ErrorKind.Conflict,
        "Sipariş bu durumda bunu yapamaz",
        "Invalid order transition",
        "“{from}” durumundaki siparişte “{command}” yapılamaz. Yapılabilenler: {allowed}.",
        "“{command}” is not possible for an order with status “{from}”. Allowed: {allowed}."
    );

    public static readonly ErrorDefinition SelfPurchase = new(
        "order.self_purchase",
        ErrorKind.Unprocessable,
        "Kendi mağazanızdan alamazsınız",
        "Cannot buy from yourself",
        "Üyesi olduğunuz mağazadan sipariş veremezsiniz.",
        "You cannot order from a store you are a member of."
    );

    public static readonly ErrorDefinition CodNotAllowed = new(
        "order.cod_not_allowed",
        ErrorKind.Unprocessable,
        "Kapıda ödeme yok",
        "COD not allowed",
        "Bu alışveriş kapıda ödenemez: tutar {max} sınırını aşıyor ya da bir satıcı kabul etmiyor.",
        "Cash on delivery is not available for this purchase: it exceeds {max}, or a seller does not accept it."
    );

    public static readonly ErrorDefinition NotPayable = new(
        "order.not_payable",
        ErrorKind.Conflict,
        "Sipariş ödenemez",
        "Order not payable",
        "Bu alışveriş ödeme beklemiyor.",
        "This purchase is not awaiting payment."
    );

    public static readonly ErrorSet All = new([
        CartEmpty,
        PriceChanged,
        LineLimit,
        TotalTooLarge,
        NotForSale,
        CheckoutExpired,
        CheckoutClosed,
        InvalidTransition,
        SelfPurchase,
        CodNotAllowed,
        NotPayable,
    ]);
}
