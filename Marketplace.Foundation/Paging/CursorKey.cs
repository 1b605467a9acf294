using System.Globalization;

namespace Marketplace.Foundation;

/// <summary>How the value of a column is written in a cursor.</summary>
internal static class CursorKey
{
    public static string Write<T>(T value) =>
        value switch
        {
            Guid id => id.ToString(),
            DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            string text => text,
            _ => throw Unsupported<T>(),
        };

    public static T Read<T>(string key) => (T)Read(typeof(T), key);

    private static object Read(Type type, string key)
    {
        if (type == typeof(Guid))
            return Guid.Parse(key);
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(long.Parse(key, CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (type == typeof(int))
            return int.Parse(key, CultureInfo.InvariantCulture);
        return type == typeof(string) ? key : throw new NotSupportedException($"No cursor key is read as {type.Name}.");
    }

    private static NotSupportedException Unsupported<T>() => new($"A cursor cannot carry a {typeof(T).Name}.");
}
