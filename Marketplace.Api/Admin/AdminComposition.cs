using System.Reflection;
using System.Security.Cryptography;
using Marketplace.Api.Admin.Access;
using Marketplace.Api.Admin.Filtering;
using Marketplace.Api.Admin.Forms;
using Marketplace.Api.Admin.Layout;
using Marketplace.Api.Admin.Lists;
using Marketplace.Api.Admin.Protection;
using Marketplace.Api.Http;

namespace Marketplace.Api.Admin;

/// <summary>The admin panel: rendered on the server, without scripts, on the same services as the API.</summary>
/// <remarks>Source: docs/decisions/0013-admin-panel-without-script.md.</remarks>
public static class AdminComposition
{
    public const string Root = "/admin";

    private static readonly byte[] Style = ReadStyle();

    /// <summary>URL of the style sheet; changes with its content, so that browsers can cache it indefinitely.</summary>
    public static string StyleHref { get; } =
        $"{Root}/admin.css?v={Convert.ToHexStringLower(SHA256.HashData(Style))[..12]}";

    /// <summary>Registers pages, sign-in and the data protection keys for cookies.</summary>
    public static IServiceCollection AddMarketplaceAdmin(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<SignInChallenge>();
        services.AddScoped<AdminUser>().AddScoped<AdminText>().AddScoped<FlashMessages>().AddScoped<QueryFilters>();
        services.AddExceptionHandler<AdminErrors>();
        return services.AddSealedCookies().AddAdminAccess().AddAdminLists();
    }

    /// <summary>Maps the pages, forms and style sheet.</summary>
    public static void MapMarketplaceAdmin(this WebApplication app)
    {
        app.MapGet($"{Root}/admin.css", GetStyle).AllowAnonymous().ExcludeFromDescription();
        app.MapAdminForms();
        app.MapAdminLists();
        app.MapPanelFiles();
        app.MapFinanceFile();
        app.MapStatementFiles();
        app.MapCommissionInvoiceFiles();
        app.MapRazorComponents<AdminApp>();
    }

    public static IResult GetStyle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Style, "text/css; charset=utf-8");
    }

    private static byte[] ReadStyle()
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("Marketplace.Api.Admin.admin.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
