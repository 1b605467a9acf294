using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Administration of commission invoices.</summary>
public sealed class CommissionInvoiceAdministrationService(
    UnitOfWork unitOfWork,
    ICommissionInvoiceRepository invoices,
    AuditLog audit
)
{
    /// <summary>Keeps the number and the id that a document has as an e-invoice; null takes one away.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>. Repeat: the same values change nothing. Audited.</remarks>
    public Task<Result> NameExternallyAsync(
        Actor actor,
        Guid id,
        string? number,
        Guid? externalId,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await invoices.FindForUpdateAsync(id, ct) is not { } invoice)
                    return PlatformErrors.NotFound;
                if ((invoice.ExternalNumber, invoice.ExternalId) == (number, externalId))
                    return Result.Success;
                audit.Add(
                    actor.UserId,
                    "commission_invoice.name_externally",
                    "commission_invoice",
                    id.ToString(),
                    new { invoice.ExternalNumber, invoice.ExternalId },
                    new { ExternalNumber = number, ExternalId = externalId }
                );
                invoice.NameExternally(number, externalId);
                return Result.Success;
            },
            cancellationToken
        );
}
