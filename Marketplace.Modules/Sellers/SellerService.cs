using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Owners' actions on their store.</summary>
public sealed class SellerService(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    SellerSecretCipher secrets,
    EventOutbox outbox,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Creates a store as a draft.</summary>
    /// <remarks>Errors: <c>auth.email_unconfirmed</c>, <c>seller.already_member</c>, <c>seller.slug_taken</c>. Repeat:
    /// refused, a user can have only one store.</remarks>
    public Task<Result<Seller>> ApplyAsync(
        Actor actor,
        string slug,
        SellerProfile profile,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (!actor.EmailConfirmed)
                    return AccountErrors.EmailUnconfirmed;
                if (await sellers.HasStoreAsync(actor.Id, ct))
                    return SellerErrors.AlreadyMember;
                var seller = Seller.Apply(Ids.New(clock), slug, profile.Name!, actor.Id, clock.GetUtcNow());
                if (ChangeProfile(seller, profile) is { } refusal)
                    return refusal;
                sellers.Add(seller);
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );

    /// <summary>Updates the store's profile.</summary>
    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>precondition.failed</c>, <c>seller.incomplete</c> when a store
    /// past its draft would lose a required field; <c>seller.iban_locked</c> when an approved store would get another
    /// IBAN. <c>validation.failed</c> when a company would have the tax
    /// number of a person. Changes to the tax number, the IBAN or the identity are audited.</remarks>
    public Task<Result<Seller>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        SellerProfile profile,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            sellerId,
            seller =>
            {
                if (expected?.Refusal(seller.Version) is { } stale)
                    return stale;
                var before = LegalDetails(seller);
                if ((ChangeProfile(seller, profile) ?? seller.CompletenessRefusal()) is { } refusal)
                    return refusal;
                var after = LegalDetails(seller);
                if (profile.TaxId is not null || profile.Iban is not null || profile.Identity is not null)
                    audit.Add(actor.UserId, "seller.change-legal", "seller", sellerId.ToString(), before, after);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Submits the store for approval.</summary>
    /// <remarks>Errors: <c>auth.email_unconfirmed</c>, <c>seller.incomplete</c> with the missing fields,
    /// <c>seller.invalid_transition</c>.</remarks>
    public Task<Result<Seller>> SubmitAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            sellerId,
            seller =>
            {
                if (!actor.EmailConfirmed)
                    return AccountErrors.EmailUnconfirmed;
                var result = seller.Submit();
                if (result.Succeeded)
                    outbox.Add(new SellerSubmitted(sellerId));
                return result;
            },
            cancellationToken
        );

    /// <summary>Opens the store. Errors: <c>seller.not_approved</c>, <c>seller.suspended</c>. Repeat: changes
    /// nothing.</summary>
    public Task<Result<Seller>> OpenStoreAsync(Actor actor, Guid sellerId, CancellationToken cancellationToken) =>
        ActAsync(
            actor,
            sellerId,
            seller =>
            {
                var changed = seller.OpenDoors();
                if (!changed.Succeeded)
                    return changed.Error;
                if (changed.Value)
                    outbox.Add(new StoreOpened(sellerId));
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Closes the store until a given time, or until the seller reopens it. Errors:
    /// <c>seller.not_approved</c>, <c>seller.suspended</c>. Repeat: changes nothing.</summary>
    public Task<Result<Seller>> CloseStoreAsync(
        Actor actor,
        Guid sellerId,
        DateTimeOffset? until,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            actor,
            sellerId,
            seller =>
            {
                var changed = seller.CloseDoors(until);
                if (!changed.Succeeded)
                    return changed.Error;
                if (changed.Value)
                    outbox.Add(new StoreClosed(sellerId, until));
                return Result.Success;
            },
            cancellationToken
        );

    private Task<Result<Seller>> ActAsync(
        Actor actor,
        Guid sellerId,
        Func<Seller, Result> act,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Seller>(
            async ct =>
            {
                if (!actor.MayActFor(sellerId) || await sellers.FindAsync(sellerId, ct) is not { } seller)
                    return PlatformErrors.NotFound;
                var result = act(seller);
                if (!result.Succeeded)
                    return result.Error;
                await unitOfWork.FlushAsync(ct);
                return seller;
            },
            cancellationToken
        );

    private static object LegalDetails(Seller seller) =>
        new
        {
            taxId = seller.TaxId?.Masked,
            iban = seller.Iban?.Masked,
            seller.Identity.Kind,
            seller.Identity.TradeName,
            seller.Identity.Mersis,
        };

    private Error? ChangeProfile(Seller seller, SellerProfile profile)
    {
        seller.Change(profile);
        if (profile.TaxId is { } taxId && !IsTaxId(seller, taxId))
        {
            seller.SetTaxId(
                taxId.Length == 0 ? null : secrets.Seal(seller.Id, SellerSecretCipher.TaxIdField, taxId),
                SuggestedKind(taxId)
            );
        }

        return ChangeIban(seller, profile.Iban) ?? KindRefusal(seller, profile);
    }

    /// <summary>Until the store is approved; afterwards the payout account has the IBAN.</summary>
    private Error? ChangeIban(Seller seller, string? iban)
    {
        if (iban is null)
            return null;
        if (iban.Length == 0)
        {
            seller.SetIban(null);
            return null;
        }

        var wanted = Iban.Normalise(iban);
        if (secrets.Open(seller.Id, SellerSecretCipher.IbanField, seller.Iban) == wanted)
            return null;
        if (seller.ApprovedAt is not null)
            return SellerErrors.IbanLocked.ToError();
        seller.SetIban(secrets.Seal(seller.Id, SellerSecretCipher.IbanField, wanted));
        return null;
    }

    /// <summary>Whether the store has this tax number already.</summary>
    private bool IsTaxId(Seller seller, string taxId) =>
        seller.TaxId is { } known
        && taxId.EndsWith(known.LastFour, StringComparison.Ordinal)
        && OpenTaxId(seller) == taxId;

    private static SellerKind? SuggestedKind(string taxId) =>
        taxId.Length == 0 ? null
        : TaxId.IsVkn(taxId) ? SellerKind.Company
        : SellerKind.Individual;

    /// <summary>A company has a VKN; the identity number of a person does not make one.</summary>
    private Error? KindRefusal(Seller seller, SellerProfile profile)
    {
        if (seller.Identity.Kind != SellerKind.Company || (profile.TaxId ?? profile.Identity?.Kind?.ToString()) is null)
            return null;
        return (profile.TaxId ?? OpenTaxId(seller)) is { Length: > 0 } taxId && !TaxId.IsVkn(taxId)
            ? Invalid.Field("#/taxId", "value.tax_id")
            : null;
    }

    private string? OpenTaxId(Seller seller) => secrets.Open(seller.Id, SellerSecretCipher.TaxIdField, seller.TaxId);
}
