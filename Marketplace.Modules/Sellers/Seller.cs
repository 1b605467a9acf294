using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>A store: its members, status, and whether it is open.</summary>
public sealed class Seller : Entity
{
    private readonly List<SellerMember> _members = [];

    private Seller() { }

    /// <summary>URL slug; unique and permanent.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The normalised name, for search and sorting.</summary>
    public string SearchName { get; private set; } = "";

    public string? Description { get; private set; }

    public string? LegalName { get; private set; }

    public ProtectedText? TaxId { get; private set; }

    public ProtectedText? Iban { get; private set; }

    public string? ContactEmail { get; private set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    public string? LogoUrl { get; private set; }

    /// <summary>Who sells here, as the store page and contracts name them.</summary>
    public IdentityDetails Identity { get; private set; } = IdentityDetails.None;

    public bool AcceptsCashOnDelivery { get; private set; } = true;

    public SellerStatus Status { get; private set; }

    /// <summary>Why an administrator rejected or suspended it.</summary>
    public string? StatusReason { get; private set; }

    public bool StoreOpen { get; private set; } = true;

    /// <summary>When a temporarily closed store reopens automatically; null when the seller reopens it.</summary>
    public DateTimeOffset? ClosedUntil { get; private set; }

    /// <summary>Negotiated commission that overrides the plan's.</summary>
    public int? CommissionBpsOverride { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the store was first approved.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Current and former members.</summary>
    public IReadOnlyList<SellerMember> Members => _members;

    /// <summary>The user responsible for the store.</summary>
    public Guid OwnerId => _members.First(m => m.Role == SellerRole.Owner && m.LeftAt is null).UserId;

    /// <summary>Creates a draft store with its owner.</summary>
    public static Seller Apply(Guid id, string slug, string name, Guid ownerId, DateTimeOffset now)
    {
        var seller = new Seller
        {
            Id = id,
            Slug = slug,
            CreatedAt = now,
        };
        seller.Rename(name);
        seller._members.Add(
            new SellerMember
            {
                SellerId = id,
                UserId = ownerId,
                Role = SellerRole.Owner,
                JoinedAt = now,
            }
        );
        return seller;
    }

    /// <summary>Updates the profile; null leaves a value unchanged, empty text removes it.</summary>
    public void Change(SellerProfile profile)
    {
        var isRenamed = profile.Name is not null && profile.Name != Name;
        if (profile.Name is not null)
            Rename(profile.Name);
        Description = Changed(Description, profile.Description);
        var (legalName, identity) = (Changed(LegalName, profile.LegalName), Identity);
        if (profile.Identity is { } changes)
            identity = identity.With(changes);
        if (isRenamed || legalName != LegalName || !identity.IsSamePerson(Identity))
            identity = identity with { VerifiedAt = null };
        (LegalName, Identity) = (legalName, identity);
        ContactEmail = Changed(ContactEmail, profile.ContactEmail);
        Phone = Changed(Phone, profile.Phone);
        Address = Changed(Address, profile.Address);
        LogoUrl = Changed(LogoUrl, profile.LogoUrl);
        AcceptsCashOnDelivery = profile.AcceptsCashOnDelivery ?? AcceptsCashOnDelivery;
    }

    /// <summary>Sets the tax number.</summary>
    /// <param name="kind">The kind of seller that the number suggests; taken while none is known.</param>
    public void SetTaxId(ProtectedText? taxId, SellerKind? kind = null)
    {
        TaxId = taxId;
        Identity = Identity with { Kind = Identity.Kind ?? kind, VerifiedAt = null };
    }

    /// <summary>Records that an administrator compared name and numbers with documents.</summary>
    public void VerifyIdentity(DateTimeOffset now) => Identity = Identity with { VerifiedAt = now };

    public void SetIban(ProtectedText? iban) => Iban = iban;

    /// <summary>Required fields missing from a store past its draft (<c>seller.incomplete</c>), or null: fields it was
    /// approved with may change but not be removed.</summary>
    public Error? CompletenessRefusal() =>
        Status is not (SellerStatus.Draft or SellerStatus.Closed) && Missing().ToArray() is { Length: > 0 } missing
            ? SellerErrors.Incomplete.With(("missing", missing))
            : null;

    /// <summary>Submits the store for approval.</summary>
    /// <remarks>Errors: <c>seller.invalid_transition</c>; <c>seller.incomplete</c> with the missing fields.</remarks>
    public Result Submit()
    {
        var next = SellerTransitions.Next(Status, SellerCommand.Submit);
        if (!next.Succeeded)
            return next.Error;
        var missing = Missing().ToArray();
        if (missing.Length > 0)
            return SellerErrors.Incomplete.With(("missing", missing));
        (Status, StatusReason) = (next.Value, null);
        return Result.Success;
    }

    public Result Approve(string? reason, DateTimeOffset now)
    {
        var result = Move(SellerCommand.Approve, reason);
        if (!result.Succeeded)
            return result;
        ApprovedAt ??= now;
        VerifyIdentity(now);
        Raise(new StoreApproved(Id));
        return result;
    }

    public Result Reject(string reason) => Move(SellerCommand.Reject, reason);

    public Result Suspend(string reason) => Move(SellerCommand.Suspend, reason);

    public Result Reinstate(string? reason) => Move(SellerCommand.Reinstate, reason);

    /// <summary>Closes the store permanently.</summary>
    public Result Close()
    {
        var result = Move(SellerCommand.Close, null);
        if (result.Succeeded)
            (StoreOpen, ClosedUntil) = (false, null);
        return result;
    }

    /// <summary>Opens the store.</summary>
    /// <returns>False when it was already open.</returns>
    /// <remarks>Errors: <c>seller.suspended</c>, <c>seller.not_approved</c>.</remarks>
    public Result<bool> OpenDoors()
    {
        if (DoorRefusal() is { } refusal)
            return refusal;
        var changed = !StoreOpen;
        (StoreOpen, ClosedUntil) = (true, null);
        return changed;
    }

    /// <summary>Closes the store temporarily.</summary>
    /// <returns>False when it was already closed until the same time.</returns>
    /// <remarks>Errors: <c>seller.suspended</c>, <c>seller.not_approved</c>.</remarks>
    public Result<bool> CloseDoors(DateTimeOffset? until)
    {
        if (DoorRefusal() is { } refusal)
            return refusal;
        var changed = StoreOpen || ClosedUntil != until;
        (StoreOpen, ClosedUntil) = (false, until);
        return changed;
    }

    /// <summary>Reopens the store when its reopening time has passed, whatever its status.</summary>
    public void Reopen() => (StoreOpen, ClosedUntil) = (true, null);

    /// <summary>Role of a current member; null for everybody else.</summary>
    public SellerRole? RoleOf(Guid userId) => CurrentMember(userId)?.Role;

    /// <summary>Ends a membership.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>seller.last_owner</c>.</remarks>
    public Result RemoveMember(Guid userId, DateTimeOffset now)
    {
        if (CurrentMember(userId) is not { } member)
            return PlatformErrors.NotFound;
        if (IsLastOwner(member))
            return SellerErrors.LastOwner;
        member.LeftAt = now;
        Touch();
        Raise(new MemberAccessChanged(Id, userId, null));
        return Result.Success;
    }

    /// <summary>Gives a member another role; does nothing when they have it.</summary>
    /// <remarks>Errors: as <see cref="RemoveMember"/>.</remarks>
    public Result ChangeRole(Guid userId, SellerRole role)
    {
        if (CurrentMember(userId) is not { } member)
            return PlatformErrors.NotFound;
        if (member.Role == role)
            return Result.Success;
        if (IsLastOwner(member))
            return SellerErrors.LastOwner;
        member.Role = role;
        Touch();
        Raise(new MemberAccessChanged(Id, userId, role));
        return Result.Success;
    }

    public void AgreeCommission(int? bps) => CommissionBpsOverride = bps;

    private SellerMember? CurrentMember(Guid userId) => _members.Find(m => m.UserId == userId && m.LeftAt is null);

    private bool IsLastOwner(SellerMember member) =>
        member.Role == SellerRole.Owner
        && !_members.Exists(m => m != member && m.Role == SellerRole.Owner && m.LeftAt is null);

    private Result Move(SellerCommand command, string? reason)
    {
        var next = SellerTransitions.Next(Status, command);
        if (!next.Succeeded)
            return next.Error;
        (Status, StatusReason) = (next.Value, reason);
        return Result.Success;
    }

    private Error? DoorRefusal() =>
        Status switch
        {
            SellerStatus.Approved => null,
            SellerStatus.Suspended => SellerErrors.Suspended.ToError(),
            _ => SellerErrors.NotApproved.ToError(),
        };

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(LegalName))
            yield return "legalName";
        if (TaxId is null)
            yield return "taxId";
        if (Iban is null)
            yield return "iban";
    }

    private void Rename(string name) => (Name, SearchName) = (name, FoldedText.Of(name));

    /// <summary>The value after a change: null leaves it, empty text removes it.</summary>
    internal static string? Changed(string? now, string? change) =>
        change is null ? now
        : change.Length == 0 ? null
        : change;
}
