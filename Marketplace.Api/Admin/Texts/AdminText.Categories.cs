using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of categories.</content>
public sealed partial class AdminText
{
    public string Categories => Of(new("Kategoriler", "Categories"));
    public string Category => Of(new("Kategori", "Category"));
    public string NewCategory => Of(new("Yeni kategori", "New category"));
    public string NoCategories => Of(new("Kategori yok.", "No categories."));
    public string CategoryShown => Of(new("Görünür", "Shown"));
    public string CategoryNonReturnable =>
        Of(new("Cayma hakkıyla iade edilemez (kusur dışında)", "Returned only for a fault"));
    public string CategoryHidden => Of(new("Gizli", "Hidden"));
    public string ParentCategory => Of(new("Üst kategori", "Parent"));
    public string TopCategory => Of(new("yok (en üstte)", "none (top level)"));
    public string CategorySaved => Of(new("Kategori kaydedildi.", "Category saved."));
    public string CategoryDeleted => Of(new("Kategori silindi.", "Category deleted."));
    public string DeleteCategory => Of(new("Kategoriyi sil", "Delete category"));
    public string DeleteCategoryConfirm =>
        Of(
            new(
                "Yalnızca ürünü ve alt kategorisi olmayan kategori silinir.",
                "Only a category without products and subcategories can be deleted."
            )
        );
}
