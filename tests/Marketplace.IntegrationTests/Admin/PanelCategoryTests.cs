using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Categories in the panel: the tree, and all that the API can do with them.</summary>
public sealed class PanelCategoryTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Category_CreatedChangedAndDeleted_IsInTheTreeAndTheAuditLog()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        const string list = "/admin/categories";
        var slug = "panel-" + Guid.CreateVersion7().ToString("N")[^8..];
        var created = await panel.SendAsync(
            list + "/create",
            await panel.PageAsync(list),
            Fields(slug, "Deneme rafı", "Trial shelf")
        );
        var path = created.Headers.Location!.ToString();
        Assert.StartsWith(list + "/", path, StringComparison.Ordinal);
        var page = await panel.PageAsync(path);
        Assert.Contains("Category saved.", page, StringComparison.Ordinal);
        Assert.Contains("Trial shelf", await panel.PageAsync(list), StringComparison.Ordinal);
        await panel.SendAsync(
            path + "/change",
            page,
            [("version", "1"), .. Fields(slug, "Deneme rafı", "Other shelf")]
        );
        Assert.Contains("Other shelf", await panel.PageAsync(path), StringComparison.Ordinal);
        await panel.SendAsync(
            path + "/change",
            page,
            [("version", "1"), .. Fields(slug, "Deneme rafı", "Third shelf")]
        );
        Assert.Contains("precondition.failed", await panel.PageAsync(path), StringComparison.Ordinal);

        var products = await panel.PageAsync("/admin/products?category=" + slug);
        Assert.Contains("Category: <strong>Other shelf</strong>", products, StringComparison.Ordinal);
        Assert.Contains(
            "was not found",
            await panel.PageAsync("/admin/products?category=no-such-category"),
            StringComparison.Ordinal
        );

        await panel.SendAsync(path + "/delete", page, ("version", "2"));
        Assert.DoesNotContain(slug, await panel.PageAsync(list), StringComparison.Ordinal);
        var id = path[(list.Length + 1)..];
        Assert.Equal(1, await app.AuditCountAsync("category.create", id));
        Assert.Equal(1, await app.AuditCountAsync("category.change", id));
        Assert.Equal(1, await app.AuditCountAsync("category.delete", id));
    }

    private static (string, string)[] Fields(string slug, string nameTr, string nameEn) =>
        [("slug", slug), ("nameTr", nameTr), ("nameEn", nameEn), ("sort", "5"), ("active", "true")];
}
