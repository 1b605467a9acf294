using System.Xml.Linq;
using Marketplace.Foundation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Admin.Protection;

/// <summary>Stores the data protection keys of cookies and form tokens in the database, shared by all
/// replicas.</summary>
public sealed class ProtectionKeyStore(IServiceScopeFactory scopes, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
        return db.Set<ProtectionKey>()
            .AsNoTracking()
            .OrderBy(k => k.Id)
            .Select(k => k.Xml)
            .ToList()
            .ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<FoundationDbContext>();
        db.Database.ExecuteSql(
            $"""
            INSERT INTO platform.protection_keys (id, name, xml, created_at)
            VALUES ({Ids.New(clock)}, {friendlyName ?? ""}, {element.ToString(
                SaveOptions.DisableFormatting
            )}, {clock.GetUtcNow()})
            """
        );
    }
}

/// <summary>Registers data protection for cookies and form tokens.</summary>
public static class SealedCookies
{
    public static IServiceCollection AddSealedCookies(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("marketplace");
        services.AddSingleton<ProtectionKeyCipher>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory, TimeProvider, ProtectionKeyCipher>(
                (options, scopes, clock, cipher) =>
                {
                    options.XmlRepository = new ProtectionKeyStore(scopes, clock);
                    options.XmlEncryptor = cipher;
                }
            );
        return services;
    }
}
