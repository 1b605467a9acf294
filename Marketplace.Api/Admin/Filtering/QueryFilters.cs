using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;

namespace Marketplace.Api.Admin.Filtering;

/// <summary>The filters of a list, read from the address. What cannot be read is kept as a problem, and the list then
/// shows nothing: a list never answers another question than the one asked.</summary>
public sealed class QueryFilters(IHttpContextAccessor accessor, AdminText text, RecordQueries records)
{
    /// <summary>Query parameters that are no filters.</summary>
    private static readonly string[] Paging = ["cursor", Lists.PageTrail.Parameter];

    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];
    private readonly List<FilterChip> _chips = [];

    /// <summary>What could not be read, in the user's language; also parameters that no filter has asked for.</summary>
    public IReadOnlyList<string> Problems =>
        _read.Count == 0
            ? []
            :
            [
                .. _problems,
                .. Query.Keys.Where(k => !_read.Contains(k) && !Paging.Contains(k)).Select(text.FilterUnknown),
            ];

    /// <summary>Whether the list must show nothing.</summary>
    public bool Fail => Problems.Count > 0;

    /// <summary>Whether the list shows less than all.</summary>
    public bool Narrow => _read.Any(name => this[name] is not null);

    /// <summary>Filters that came by link, with the text of their value.</summary>
    public IReadOnlyList<FilterChip> Chips => _chips;

    /// <summary>The last value of a parameter, so that a box wins over a chip; null when there is none.</summary>
    public string? this[string name] => Query[name].LastOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

    private IQueryCollection Query => accessor.HttpContext!.Request.Query;

    private CancellationToken Stop => accessor.HttpContext!.RequestAborted;

    /// <summary>Some words.</summary>
    public string? Word(string name, string label)
    {
        if (Take(name) is not { } word)
            return null;
        if (!word.Any(char.IsControl))
            return word;
        return Unreadable<string>(label, word);
    }

    /// <summary>A state, written as in links or as in the API.</summary>
    public TEnum? State<TEnum>(string name, string label)
        where TEnum : struct, Enum =>
        Take(name) is not { } word ? null
        : Choice<TEnum>.TryParse(word, out var choice) ? choice.Value
        : Unreadable<TEnum?>(label, word);

    /// <summary>A day, <c>YYYY-MM-DD</c>.</summary>
    public DateOnly? Day(string name, string label) =>
        Take(name) is not { } word ? null
        : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : Unreadable<DateOnly?>(label, word);

    /// <summary>The first day of a month, <c>YYYY-MM</c>.</summary>
    public DateOnly? Month(string name, string label) =>
        Take(name) is not { } word ? null
        : MonthParameter.Read(word) is { Succeeded: true } month ? month.Value
        : Unreadable<DateOnly?>(label, word);

    /// <summary>The first and last day, in this order.</summary>
    public (DateOnly? From, DateOnly? Until) Days()
    {
        var (from, until) = (Day("from", text.From), Day("until", text.Until));
        if (until < from)
            _problems.Add(text.FilterDaysReversed);
        return (from, until);
    }

    /// <summary>Something that is on or not filtered by; shown as a chip.</summary>
    public bool? Flag(string name, string label)
    {
        if (Take(name) is not { } word)
            return null;
        if (!bool.TryParse(word, out var on))
            return Unreadable<bool?>(label, word);
        AddChip(new(name, label, on ? text.Yes : text.No, word));
        return on;
    }

    /// <summary>The number of an order or purchase, or its beginning.</summary>
    public string? OrderNumber(string name, string label) =>
        Take(name) is not { } word ? null
        : Modules.Orders.OrderFilter.Reads(word) ? word
        : Unreadable<string>(label, word);

    /// <summary>A record that the page looked up itself; shown as a chip, or a problem when there is none.</summary>
    public Guid? Named(string name, string label, Guid? id, string? shown)
    {
        if (Take(name) is not { } word)
            return null;
        if (id is null)
            _problems.Add(text.FilterNotFound(label, word));
        else
            AddChip(new(name, label, shown ?? word, word));
        return id;
    }

    /// <summary>One record of the given kinds, by anything people paste; shown as a chip.</summary>
    /// <param name="takesAnyId">Whether an id of no such record is taken as it is.</param>
    public async Task<FoundRecord?> RecordAsync(string name, string label, bool takesAnyId, params RecordKind[] kinds)
    {
        if (Take(name) is not { } word)
            return null;
        var found = (await records.FindAsync(word, Stop)).Where(r => kinds.Contains(r.Kind)).ToList();
        var best = found.Where(r => r.IsExact).DistinctBy(r => r.Id).ToList() is { Count: > 0 } exact ? exact : found;
        if (best.Count == 0 && takesAnyId && Guid.TryParse(word, CultureInfo.InvariantCulture, out var id))
            best = [new(kinds[0], id, word, id, true)];
        if (best.Count != 1)
        {
            _problems.Add(best.Count == 0 ? text.FilterNotFound(label, word) : text.FilterAmbiguous(label, word));
            return null;
        }

        AddChip(new(name, label, best[0].Label, word));
        return best[0];
    }

    /// <summary>The id of a store, by its name, its address or its id.</summary>
    public async Task<Guid?> StoreAsync() => (await RecordAsync("sellerId", text.Store, false, RecordKind.Store))?.Id;

    /// <summary>The id of an account, by its e-mail address or its id.</summary>
    public async Task<Guid?> UserAsync(string name, string label) =>
        (await RecordAsync(name, label, false, RecordKind.User))?.Id;

    /// <summary>The address of this list without a filter, from its first page.</summary>
    public string Without(string name) =>
        accessor.HttpContext!.Request.Path
        + QueryString.Create(
            Query
                .Where(p => !string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase) && !Paging.Contains(p.Key))
                .Where(p => this[p.Key] is not null)
                .Select(p => KeyValuePair.Create(p.Key, this[p.Key]))
        );

    private void AddChip(FilterChip chip)
    {
        _chips.RemoveAll(c => c.Name == chip.Name);
        _chips.Add(chip);
    }

    private string? Take(string name)
    {
        _read.Add(name);
        return this[name];
    }

    private T? Unreadable<T>(string label, string value)
    {
        _problems.Add(text.FilterUnreadable(label, value));
        return default;
    }
}

/// <summary>A filter that came by link or by a pasted reference.</summary>
/// <param name="Text">What is filtered by, in words.</param>
/// <param name="Value">As in the address.</param>
public sealed record FilterChip(string Name, string Label, string Text, string Value);
