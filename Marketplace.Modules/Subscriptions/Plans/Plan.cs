using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>A plan a store can subscribe to; price and limits are defined by its versions.</summary>
public sealed class Plan : Entity
{
    private readonly List<PlanVersion> _versions = [];

    private Plan() { }

    public Plan(Guid id, string code, string nameTr, string nameEn, int sort)
    {
        Id = id;
        Code = code;
        NameTr = nameTr;
        NameEn = nameEn;
        Sort = sort;
    }

    /// <summary>Stable short name, for example <c>standard</c>.</summary>
    public string Code { get; private init; } = "";

    public string NameTr { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    /// <summary>The name in every language.</summary>
    public LocalizedText Name => new(NameTr, NameEn);

    /// <summary>Sort order, smallest plan first; the next larger plan is the suggested upgrade.</summary>
    public int Sort { get; private set; }

    /// <summary>Whether it is available to new subscriptions.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Number of the latest version, which may take effect in the future.</summary>
    public int LatestVersion { get; private set; }

    public IReadOnlyList<PlanVersion> Versions => _versions;

    /// <summary>The version in effect at an instant; null before the first one takes effect.</summary>
    public PlanVersion? VersionAt(DateTimeOffset instant) =>
        _versions.Where(v => v.EffectiveFrom <= instant).MaxBy(v => v.Version);

    /// <summary>Adds the next version; existing subscriptions keep theirs.</summary>
    public PlanVersion AddVersion(PlanTerms terms, DateTimeOffset effectiveFrom)
    {
        var version = new PlanVersion(Code, ++LatestVersion, terms, effectiveFrom);
        _versions.Add(version);
        return version;
    }

    /// <summary>Allows or stops new subscriptions.</summary>
    public void SetActive(bool active) => Active = active;

    public void Rename(string nameTr, string nameEn, int sort) => (NameTr, NameEn, Sort) = (nameTr, nameEn, sort);
}
