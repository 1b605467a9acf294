using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Category errors.</summary>
public static class CategoryErrors
{
    public static readonly ErrorDefinition Cycle = new(
        "category.cycle",
        ErrorKind.Unprocessable,
        new("Kategori döngüsü", "Category cycle"),
        new(
            "Bir kategori kendisinin ya da alt kategorisinin altına taşınamaz.",
            "A category cannot be moved below itself or one of its subcategories."
        )
    );

    public static readonly ErrorDefinition TooDeep = new(
        "category.too_deep",
        ErrorKind.Unprocessable,
        new("Kategori ağacı çok derin", "Category tree too deep"),
        new("Ağaç en fazla {max} düzey olabilir.", "The tree can have at most {max} levels.")
    );

    public static readonly ErrorDefinition InUse = new(
        "category.in_use",
        ErrorKind.Conflict,
        new("Kategori kullanımda", "Category in use"),
        new(
            "Ürünü ya da alt kategorisi olan kategori silinemez.",
            "A category with products or subcategories cannot be deleted."
        )
    );

    public static readonly ErrorDefinition SlugTaken = new(
        "category.slug_taken",
        ErrorKind.Conflict,
        new("Kategori adresi alınmış", "Category address taken"),
        new("Bu adres başka bir kategorinin.", "This address is taken by another category.")
    );

    public static readonly ErrorDefinition Unknown = new(
        "category.unknown",
        ErrorKind.Unprocessable,
        new("Kategori yok", "No such category"),
        new("Belirtilen kategori bulunamadı.", "The category does not exist.")
    );

    public static readonly ErrorSet All = new([Cycle, TooDeep, InUse, SlugTaken, Unknown]);
}
