namespace Marketplace.Modules.Orders.Contracts;

/// <summary>Why a return was not accepted, for mails. Events do not carry what people wrote.</summary>
public interface IReturnDirectory
{
    /// <summary>The seller's rejection or objection, or support's refusal; null if there is none. One
    /// statement.</summary>
    Task<ReturnObjection?> FindObjectionAsync(Guid returnId, bool bySupport, CancellationToken cancellationToken);
}

/// <summary>Why a return was not accepted.</summary>
/// <param name="ReasonCode">Of a seller; null for support.</param>
/// <param name="Note">What the seller or support wrote, without a seller's contact data; null if nothing.</param>
public sealed record ReturnObjection(string? ReasonCode, string? Note);
