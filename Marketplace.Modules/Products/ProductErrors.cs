using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Product and variant errors.</summary>
public static class ProductErrors
{
    public static readonly ErrorDefinition SlugTaken = new(
        "product.slug_taken",
        ErrorKind.Conflict,
        "Ürün adresi alınmış",
        "Product address taken",
        "Bu adres başka bir ürünün; başka bir adres seçin.",
        "This address is taken by another product; choose a different one."
    );

    public static readonly ErrorDefinition NotPublishable = new(
        "product.not_publishable",
        ErrorKind.Unprocessable,
        "Yayınlanamaz",
        "Not publishable",
        "Ürün şu nedenlerle yayında olamaz: {reasons}.",
        "The product cannot be published for these reasons: {reasons}."
    );

    public static readonly ErrorDefinition HasOrders = new(
        "product.has_orders",
        ErrorKind.Conflict,
        "Siparişi olan ürün silinemez",
        "Product has orders",
        "Sipariş verilmiş ürün silinmez; arşivleyin ya da seçeneği kapatın.",
        "Products with orders cannot be deleted; archive the product or deactivate the variant."
    );

    public static readonly ErrorDefinition Archived = new(
        "product.archived",
        ErrorKind.Conflict,
        "Ürün arşivlenmiş",
        "Product archived",
        "Arşivlenmiş ürün değiştirilemez.",
        "An archived product cannot be changed."
    );

    public static readonly ErrorDefinition SkuTaken = new(
        "variant.sku_taken",
        ErrorKind.Conflict,
        "Stok kodu alınmış",
        "SKU taken",
        "Bu stok kodu mağazanızdaki başka bir seçenekte kullanılıyor.",
        "Another variant in your store already uses this SKU."
    );

    public static readonly ErrorDefinition OptionsTaken = new(
        "variant.options_taken",
        ErrorKind.Conflict,
        "Seçenek birleşimi var",
        "Options already exist",
        "Bu ürünün aynı seçeneklerle bir çeşidi zaten var.",
        "The product already has a variant with these options."
    );

    public static readonly ErrorDefinition VariantLimit = new(
        "variant.limit_reached",
        ErrorKind.Unprocessable,
        "Çeşit sınırına ulaşıldı",
        "Variant limit reached",
        "Bir ürünün en fazla {limit} çeşidi olabilir.",
        "A product can have at most {limit} variants."
    );

    public static readonly ErrorDefinition ImageStoreFailed = new(
        "image.store_unavailable",
        ErrorKind.Unavailable,
        "Görsel saklanamıyor",
        "Image cannot be stored",
        "Görsel deposu dolu ya da ulaşılamıyor; hiçbir şey kaydedilmedi.",
        "The image store is full or unavailable; nothing was saved."
    );

    public static readonly ErrorDefinition ImageOrder = new(
        "image.order_mismatch",
        ErrorKind.Unprocessable,
        "Görsel sırası eksik",
        "Image order incomplete",
        "Sıralama ürünün bütün görsellerini birer kez içermeli.",
        "The order must list every image of the product exactly once."
    );

    public static readonly ErrorSet All = new([
        SlugTaken,
        NotPublishable,
        HasOrders,
        Archived,
        SkuTaken,
        OptionsTaken,
        VariantLimit,
        ImageStoreFailed,
        ImageOrder,
    ]);
}
