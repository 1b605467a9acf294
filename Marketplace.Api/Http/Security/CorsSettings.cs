using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Which browser pages may call the Api; set per environment.</summary>
public sealed class CorsSettings : ICheckedOptions
{
    public const string Section = "Cors";

    /// <summary>Origins such as <c>https://shop.example.com</c>; empty means no browser page of another
    /// origin.</summary>
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
                "scheme and host without a path or a slash at the end, never *",
                "https://shop.example.com"
            ));
}
