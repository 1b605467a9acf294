using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Marketplace.Api.Admin;

/// <summary>Under the panel's addresses the cookie alone says who somebody is, also on pages open to everybody; an
/// access token counts for nothing.</summary>
public sealed class AdminPrincipal(RequestDelegate next)
{
    private const string Style = AdminComposition.Root + "/admin.css";

    public async Task InvokeAsync(HttpContext context)
    {
        if (AdminErrors.Owns(context))
        {
            var isStyle = context.Request.Path.Equals(Style, StringComparison.Ordinal);
            context.User =
                (isStyle ? null : (await context.AuthenticateAsync(AdminAccess.Scheme)).Principal)
                ?? new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }
}
