using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Browser origins that may call the API; set per environment.</summary>
public sealed class CorsSettings : ICheckedOptions
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://shop.example.com</c>. When empty, cross-origin calls are not allowed; in
    /// development every origin of this machine is.</summary>
    public string[] Origins { get; set; } = [];

    /// <summary>Whether a page of this origin may call the API.</summary>
    public bool Allows(string origin, bool isDevelopment) =>
        Origins.Length == 0 && isDevelopment
            ? IsOfThisMachine(origin)
            : Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfThisMachine(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && (uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        && origin == uri.GetLeftPart(UriPartial.Authority);

    public IEnumerable<OptionProblem> Check() =>
        Origins
            .Where(origin =>
                !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https")
                || uri.AbsolutePath != "/"
                || origin.EndsWith('/')
            )
            .Select(_ => new OptionProblem(
                $"{Section}:Origins",
                "scheme and host without a path or trailing slash, never *",
                "https://shop.example.com"
            ));
}
