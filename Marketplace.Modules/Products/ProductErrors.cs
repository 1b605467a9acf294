using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Product and variant errors.</summary>
public static class ProductErrors
{
    public static readonly ErrorDefinition SlugTaken = new(
        "product.slug_taken",
        ErrorKind.Conflict,
        new("Ürün adresi alınmış", "Product address taken"),
        new(
            "Bu adres başka bir ürünün; başka bir adres seçin.",
            "This address is taken by another product; choose a different one."
        )
    );

    public static readonly ErrorDefinition NotPublishable = new(
        "product.not_publishable",
        ErrorKind.Unprocessable,
        new("Yayınlanamaz", "Not publishable"),
        new(
            "Yayında olmak için ürünün açık bir seçeneği, açık bir kategorisi ve onaylı bir mağazası olmalı.",
            "To be published, a product needs an active variant, an active category and an approved store."
        )
    );

    public static readonly ErrorDefinition HasOrders = new(
        "product.has_orders",
        ErrorKind.Conflict,
        new("Siparişi olan ürün silinemez", "Product has orders"),
        new(
            "Sipariş verilmiş ürün silinmez; arşivleyin ya da seçeneği kapatın.",
            "Products with orders cannot be deleted; archive the product or deactivate the variant."
        )
    );

    public static readonly ErrorDefinition Archived = new(
        "product.archived",
        ErrorKind.Conflict,
        new("Ürün arşivlenmiş", "Product archived"),
        new("Arşivlenmiş ürün değiştirilemez.", "An archived product cannot be changed.")
    );

    public static readonly ErrorDefinition SkuTaken = new(
        "variant.sku_taken",
        ErrorKind.Conflict,
        new("Stok kodu alınmış", "SKU taken"),
        new(
            "Bu stok kodu mağazanızdaki başka bir seçenekte kullanılıyor.",
            "Another variant in your store already uses this SKU."
        )
    );

    public static readonly ErrorDefinition OptionsTaken = new(
        "variant.options_taken",
        ErrorKind.Conflict,
        new("Seçenek birleşimi var", "Options already exist"),
        new(
            "Bu ürünün aynı seçeneklerle bir çeşidi zaten var.",
            "The product already has a variant with these options."
        )
    );

    public static readonly ErrorDefinition VariantLimit = new(
        "variant.limit_reached",
        ErrorKind.Unprocessable,
        new("Çeşit sınırına ulaşıldı", "Variant limit reached"),
        new("Bir ürünün en fazla {limit} çeşidi olabilir.", "A product can have at most {limit} variants.")
    );

    public static readonly ErrorDefinition DraftLimit = new(
        "product.draft_limit_reached",
        ErrorKind.Forbidden,
        new("Taslak sınırına ulaşıldı", "Draft limit reached"),
        new(
            "Mağazanızın {limit} taslak hakkından {used} tanesi dolu. Taslak yayımlayın ya da silin; "
                + "onaylı mağazaların ve büyük planların hakkı daha fazladır.",
            "Your store has {used} of {limit} drafts. Publish or delete some; "
                + "approved stores and larger plans may have more."
        )
    );

    public static readonly ErrorSet All = new([
        SlugTaken,
        NotPublishable,
        HasOrders,
        Archived,
        SkuTaken,
        OptionsTaken,
        VariantLimit,
        DraftLimit,
    ]);
}
