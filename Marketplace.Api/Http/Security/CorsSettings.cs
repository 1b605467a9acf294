using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Browser origins that may call the API; set per environment.</summary>
public sealed class CorsSettings : ICheckedOptions
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://shop.example.com</c>; when empty, cross-origin calls are not
    /// allowed.</summary>
    public string[] Origins { get; set; } = [];

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
