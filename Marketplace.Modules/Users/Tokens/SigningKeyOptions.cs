using System.Security.Cryptography;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Keys that sign access tokens; only the Api needs them.</summary>
public sealed class SigningKeyOptions : ICheckedOptions
{
    public const string Section = "Auth";
    private const string Example =
        "/run/secrets/signing-key.pem, made by: openssl ecparam -name prime256v1 -genkey -noout -out signing-key.pem";

    /// <summary>One key, or two during rotation: the first signs, both are accepted.</summary>
    public SigningKeyFile[] SigningKeys { get; set; } = [];

    public IEnumerable<OptionProblem> Check()
    {
        if (SigningKeys.Length is < 1 or > 2)
        {
            yield return new(
                $"{Section}:SigningKeys:0:Path",
                $"the path of a private key (or its text under {Section}:SigningKeys:0:Pem), "
                    + $"with at most one more under {Section}:SigningKeys:1",
                Example
            );
        }

        for (var i = 0; i < SigningKeys.Length; i++)
        {
            if (SigningKeys[i].Problem() is { } problem)
            {
                yield return new(
                    $"{Section}:SigningKeys:{i}:Path",
                    $"a readable PEM file (or PEM text under Pem) with a private key on the curve P-256 ({problem})",
                    Example
                );
            }
        }
    }
}

/// <summary>Location of a signing key: a file, or the configuration itself when secrets are injected there.</summary>
public sealed class SigningKeyFile
{
    public string Path { get; set; } = "";

    /// <summary>The key itself as PEM; not together with <see cref="Path"/>.</summary>
    public string Pem { get; set; } = "";

    /// <summary>Reads the key.</summary>
    public ECDsa Read()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Pem.Length > 0 ? Pem : File.ReadAllText(Path));
            var parameters = key.ExportParameters(includePrivateParameters: true);
            if (parameters.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                throw new CryptographicException("the key lies on another curve");
            CryptographicOperations.ZeroMemory(parameters.D);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal string? Problem()
    {
        if (Path.Length == 0 && Pem.Length == 0)
            return "it is empty";
        if (Path.Length > 0 && Pem.Length > 0)
            return "both Path and Pem are given";
        try
        {
            Read().Dispose();
            return null;
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or CryptographicException
                        or NotSupportedException
            )
        {
            return $"{(Pem.Length > 0 ? "Pem" : Path)}: {exception.Message}";
        }
    }
}
