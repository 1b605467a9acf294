using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>Adds the parcel services of Turkey, for administrators to edit, and in development the simulated
/// carrier.</summary>
/// <remarks>Repeat: existing carriers are not changed. The addresses are where the carriers showed parcels when this
/// was written; they change them now and then.</remarks>
public sealed class CarrierSeeder(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    IHostEnvironment environment,
    TimeProvider clock
) : ISeeder
{
    private static readonly (string Code, string Name, string? TrackingUrl) Simulated = (
        "simulator",
        "Simülatör Kargo",
        null
    );

    private static readonly (string Code, string Name, string? TrackingUrl)[] Carriers =
    [
        ("aras", "Aras Kargo", "https://kargotakip.araskargo.com.tr/mainpage.aspx?code={tracking}"),
        ("dhl_ecommerce", "DHL eCommerce", null),
        ("hepsijet", "HepsiJET", "https://www.hepsijet.com/gonderi-takibi/{tracking}"),
        ("kolay_gelsin", "Kolay Gelsin", "https://esube.kolaygelsin.com/shipments?trackingId={tracking}"),
        ("ptt", "PTT Kargo", "https://gonderitakip.ptt.gov.tr/Track/Verify?q={tracking}"),
        ("surat", "Sürat Kargo", "https://suratkargo.com.tr/KargoTakip/?kargotakipno={tracking}"),
        ("ups", "UPS", "https://www.ups.com/track?tracknum={tracking}"),
        (
            "yurtici",
            "Yurtiçi Kargo",
            "https://www.yurticikargo.com/tr/online-servisler/gonderi-sorgula?code={tracking}"
        ),
    ];

    public int Order => 15;

    public bool IsWanted(MigrationArguments arguments) => true;

    public Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var present = await db.Set<Carrier>().Select(c => c.Code).ToListAsync(ct);
                var wanted = environment.IsDevelopment() ? Carriers.Append(Simulated) : Carriers;
                foreach (var (code, name, trackingUrl) in wanted.ExceptBy(present, c => c.Code))
                    db.Add(new Carrier(Ids.New(clock), code, new(name, trackingUrl)));
                return Result.Success;
            },
            cancellationToken
        );
}
