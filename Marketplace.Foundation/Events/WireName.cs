using System.Text.Json;

namespace Marketplace.Foundation;

/// <summary>Names of enum members as clients and events see them, for example <c>pending_payment</c>.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of(value.ToString());

    /// <summary>Converts a C# member name to its wire name.</summary>
    public static string Of(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    /// <summary>Parses a wire name; null when there is no such member.</summary>
    public static TEnum? Parse<TEnum>(string name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Of(value) == name)
                return value;
        }

        return null;
    }
}
