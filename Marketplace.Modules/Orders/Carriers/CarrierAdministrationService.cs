using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>How administrators keep the list of carriers; each change is audited.</summary>
public sealed class CarrierAdministrationService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Adds a carrier, or changes the one with this code.</summary>
    /// <remarks>Errors: <c>validation.failed</c> for a code of another form than
    /// <see cref="Carrier.CodePattern"/>. Repeat: changes nothing.</remarks>
    public Task<Result<CarrierAdminView>> SaveAsync(
        Actor admin,
        string code,
        CarrierFacts facts,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<CarrierAdminView>(
            async ct =>
            {
                if (!Regex.IsMatch(code, Carrier.CodePattern))
                    return Invalid.Field("#/code", "value.format");
                var carrier = await db.Set<Carrier>().SingleOrDefaultAsync(c => c.Code == code, ct);
                var before = carrier is null
                    ? null
                    : new CarrierFacts(carrier.Name, carrier.TrackingUrlTemplate, carrier.IsActive);
                if (carrier is null)
                    db.Add(carrier = new Carrier(Ids.New(clock), code, facts));
                else
                    carrier.Change(facts);
                if (before != facts)
                    audit.Add(admin.UserId, "carrier.save", "carrier", code, before: before, after: facts);
                return new CarrierAdminView(code, carrier.Name, carrier.TrackingUrlTemplate, carrier.IsActive);
            },
            cancellationToken
        );
}
