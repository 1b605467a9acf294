using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Something a store can subscribe to; what it costs and allows is said by its versions.</summary>
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

    /// <summary>Place among the plans, smallest first; the next larger one is the upgrade.</summary>
    public int Sort { get; private set; }

    /// <summary>New subscriptions may choose it.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Number of the newest version, in force or to come.</summary>
    public int LatestVersion { get; private set; }

    public IReadOnlyList<PlanVersion> Versions => _versions;

    /// <summary>The version in force at an instant; null before the first one starts.</summary>
    public PlanVersion? VersionAt(DateTimeOffset instant) =>
        _versions.Where(v => v.EffectiveFrom <= instant).MaxBy(v => v.Version);

    /// <summary>Adds the next version; running subscriptions keep theirs.</summary>
    public PlanVersion AddVersion(PlanTerms terms, DateTimeOffset effectiveFrom)
    {
        var version = new PlanVersion(Code, ++LatestVersion, terms, effectiveFrom);
        _versions.Add(version);
        return version;
    }

    /// <summary>Stops or allows new subscriptions.</summary>
    public void SetActive(bool active) => Active = active;

    public void Rename(string nameTr, string nameEn, int sort) => (NameTr, NameEn, Sort) = (nameTr, nameEn, sort);
}
