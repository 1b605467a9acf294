using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Foundation;

/// <summary>Finds keys under known sections that nothing reads, such as misspelt ones.</summary>
/// <param name="configuration">The host's configuration.</param>
/// <param name="sections">The sections this host reads.</param>
/// <param name="known">Keys that are read in other ways.</param>
public sealed class UnknownSettings(
    IConfiguration configuration,
    IReadOnlyCollection<CheckedSection> sections,
    IReadOnlyCollection<KnownSetting> known
)
{
    /// <summary>One line for each unknown key, with the nearest known one.</summary>
    public IEnumerable<string> Find() =>
        sections
            .GroupBy(section => section.Path, StringComparer.OrdinalIgnoreCase)
            .Where(section => section.Any(options => options.IsComplete))
            .SelectMany(section =>
                FindIn(configuration.GetSection(section.Key), [.. section.Select(options => options.Options)])
            );

    private IEnumerable<string> FindIn(IConfigurationSection section, IReadOnlyList<Type> types)
    {
        var properties = types
            .SelectMany(type => type.GetProperties())
            .Where(IsBound)
            .ToLookup(property => property.Name, StringComparer.OrdinalIgnoreCase);
        var elsewhere = Elsewhere(section.Path);
        foreach (var key in section.GetChildren().Where(child => !elsewhere.Contains(child.Key)))
        {
            if (!properties.Contains(key.Key))
            {
                yield return Describe(section.Path, key.Key, properties.Select(group => group.Key).Concat(elsewhere));
                continue;
            }

            foreach (var unknown in FindBelow(key, properties[key.Key].First().PropertyType))
                yield return unknown;
        }
    }

    private IEnumerable<string> FindBelow(IConfigurationSection section, Type type)
    {
        if (ElementOf(type) is { } element)
            return section.GetChildren().SelectMany(entry => FindBelow(entry, element));
        var isObject = type.IsClass && type.Namespace?.StartsWith("Marketplace", StringComparison.Ordinal) == true;
        return isObject ? FindIn(section, [type]) : [];
    }

    /// <summary>The names below a section that are sections or settings of their own.</summary>
    private HashSet<string> Elsewhere(string path) =>
        sections
            .Select(section => section.Path)
            .Concat(known.Select(setting => setting.Path))
            .Where(other => other.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase))
            .Select(other => other[(path.Length + 1)..].Split(':')[0])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        return type.IsArray ? type.GetElementType() : type.GetGenericArguments().LastOrDefault();
    }

    private static bool IsBound(PropertyInfo property) =>
        property.SetMethod?.IsPublic == true
        || (property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));

    private static string Describe(string section, string key, IEnumerable<string> candidates)
    {
        var names = candidates.Order(StringComparer.Ordinal).ToList();
        var hint = Spelling.Nearest(key, names) is { } nearest
            ? $"Did you mean {section}:{nearest}?"
            : $"Known here: {string.Join(", ", names)}";
        return $"{section}:{key}: is not a setting. {hint}";
    }
}
