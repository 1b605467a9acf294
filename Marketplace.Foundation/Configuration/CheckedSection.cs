namespace Marketplace.Foundation;

/// <summary>A configuration section that is bound to an options type.</summary>
/// <param name="Path">The section's key.</param>
/// <param name="Options">The type it is bound to.</param>
/// <param name="IsComplete">Whether this host knows every key of the section; false where another host reads further
/// keys of it.</param>
/// <param name="Read">Reads and validates the options.</param>
public sealed record CheckedSection(string Path, Type Options, bool IsComplete, Action<IServiceProvider> Read);

/// <summary>A key below a checked section that is read without options, or by another host.</summary>
/// <param name="Path">The key; keys below it are known as well.</param>
public sealed record KnownSetting(string Path);
