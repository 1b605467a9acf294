using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Foundation;

/// <summary>Maps columns that store the code of a language.</summary>
public static class LanguageColumn
{
    /// <summary>The column is named <c>locale</c>.</summary>
    public static PropertyBuilder<Language> IsLanguage(this PropertyBuilder<Language> property)
    {
        property.HasConversion(language => language.Code, code => Language.FindOrDefault(code));
        return property.HasColumnName("locale");
    }
}
