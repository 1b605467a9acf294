using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.MigrationService;

/// <summary>Creates a first category tree in both languages, for administrators to edit.</summary>
/// <remarks>Repeat: does nothing if there are categories.</remarks>
public sealed class CategorySeeder(MarketplaceDbContext db, CategoryService categories) : ISeeder
{
    private static readonly (
        string Slug,
        string Tr,
        string En,
        (string Slug, string Tr, string En)[] Children
    )[] Tree =
    [
        (
            "elektronik",
            "Elektronik",
            "Electronics",
            [
                ("telefon", "Telefon ve Aksesuar", "Phones and Accessories"),
                ("bilgisayar", "Bilgisayar", "Computers"),
                ("ses-goruntu", "Ses ve Görüntü", "Audio and Video"),
            ]
        ),
        (
            "giyim",
            "Giyim",
            "Clothing",
            [("kadin-giyim", "Kadın", "Women"), ("erkek-giyim", "Erkek", "Men"), ("cocuk-giyim", "Çocuk", "Children")]
        ),
        (
            "ayakkabi-canta",
            "Ayakkabı ve Çanta",
            "Shoes and Bags",
            [("ayakkabi", "Ayakkabı", "Shoes"), ("canta", "Çanta", "Bags")]
        ),
        (
            "ev-yasam",
            "Ev ve Yaşam",
            "Home and Living",
            [
                ("mutfak", "Mutfak", "Kitchen"),
                ("mobilya", "Mobilya", "Furniture"),
                ("dekorasyon", "Dekorasyon", "Decoration"),
            ]
        ),
        (
            "kitap-kirtasiye",
            "Kitap ve Kırtasiye",
            "Books and Stationery",
            [("kitap", "Kitap", "Books"), ("kirtasiye", "Kırtasiye", "Stationery")]
        ),
        (
            "gida",
            "Gıda",
            "Food",
            [("kahve-cay", "Kahve ve Çay", "Coffee and Tea"), ("yoresel", "Yöresel Ürünler", "Regional Specialities")]
        ),
        (
            "kozmetik",
            "Kozmetik ve Bakım",
            "Beauty and Care",
            [("cilt-bakimi", "Cilt Bakımı", "Skin Care"), ("parfum", "Parfüm", "Perfume")]
        ),
        (
            "spor-outdoor",
            "Spor ve Outdoor",
            "Sports and Outdoor",
            [("bisiklet", "Bisiklet", "Cycling"), ("kamp", "Kamp", "Camping")]
        ),
        (
            "oyuncak-hobi",
            "Oyuncak ve Hobi",
            "Toys and Hobbies",
            [("oyuncak", "Oyuncak", "Toys"), ("hobi", "Hobi", "Hobbies")]
        ),
    ];

    public int Order => 12;

    public bool IsWanted(MigrationArguments arguments) => true;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        if (await db.Set<Category>().AnyAsync(cancellationToken))
            return;
        var sort = 0;
        foreach (var (slug, tr, en, children) in Tree)
        {
            var parent = await CreateAsync(new(null, slug, tr, en, sort += 10, true), cancellationToken);
            foreach (var child in children)
                await CreateAsync(new(parent, child.Slug, child.Tr, child.En, sort += 10, true), cancellationToken);
        }
    }

    private async Task<Guid> CreateAsync(CategoryDetails details, CancellationToken cancellationToken)
    {
        var created = await categories.CreateAsync(Actor.System, details, cancellationToken);
        return created.Succeeded
            ? created.Value.Id
            : throw new InvalidOperationException(
                $"Category {details.Slug} could not be created: {created.Error.Code}."
            );
    }
}
