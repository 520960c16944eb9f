using System.Collections.Frozen;
using System.Security.Claims;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Authorization;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>What can be allowed. Each page behind the door names the one that it needs.</summary>
public enum Permission
{
    /// <summary>To see the own account and to change its password, keys and sessions.</summary>
    OwnAccount,

    /// <summary>To enter the back office.</summary>
    Enter,

    /// <summary>To write drafts of products, producers, showrooms, fairs, articles, programmes, projects and pages.</summary>
    EditContent,

    /// <summary>To make such drafts public, to withdraw and to delete.</summary>
    PublishContent,

    /// <summary>Certificates, rounds, documents: to write and to publish, events of certificates included.</summary>
    EditRegister,

    /// <summary>Redirects, menus, blocks of the home page, topics, categories, synonyms.</summary>
    EditStructure,

    /// <summary>What was searched for, what was not found.</summary>
    ReadSearch,

    /// <summary>Who did what.</summary>
    ReadAudit,

    /// <summary>Jobs and mails that wait.</summary>
    RunJobs,

    /// <summary>Accounts: to invite, to give roles, to lock, to sign out.</summary>
    ManageUsers,

    /// <summary>Settings of the site.</summary>
    ChangeSettings,
}

/// <summary>The one table of who may do what. docs/roles.md shows it, a test tries it on every route.</summary>
public static class Permissions
{
    public static readonly FrozenDictionary<Permission, Role[]> Roles = new Dictionary<Permission, Role[]>
    {
        [Permission.OwnAccount] = [Role.Administrator, Role.Editor, Role.Officer, Role.Producer, Role.Buyer],
        [Permission.Enter] = [Role.Administrator, Role.Editor, Role.Officer],
        [Permission.EditContent] = [Role.Administrator, Role.Editor],
        [Permission.PublishContent] = [Role.Administrator, Role.Editor],
        [Permission.EditRegister] = [Role.Administrator, Role.Officer],
        [Permission.EditStructure] = [Role.Administrator, Role.Editor],
        [Permission.ReadSearch] = [Role.Administrator, Role.Editor],
        [Permission.ReadAudit] = [Role.Administrator],
        [Permission.RunJobs] = [Role.Administrator],
        [Permission.ManageUsers] = [Role.Administrator],
        [Permission.ChangeSettings] = [Role.Administrator],
    }.ToFrozenDictionary();

    public static bool May(this ClaimsPrincipal who, Permission permission) =>
        Array.Exists(Roles[permission], role => who.HasClaim(ClaimTypes.Role, Kebab.Of(role)));

    public static string NameOf(Role role) => role switch
    {
        Role.Administrator => "Quản trị viên",
        Role.Editor => "Biên tập viên",
        Role.Officer => "Cán bộ chứng nhận",
        Role.Producer => "Cơ sở",
        _ => "Bên mua",
    };

    internal static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(c => c.User.May(permission)));
        // Whatever stands behind the door and names no permission is open to nobody.
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();
    }
}

/// <summary>
/// The permission that a page or an action needs. Who is not signed in is asked to sign in; who has no right to it is told that there is nothing. Not for single handlers of a
/// Razor Page, where the framework overlooks it: there <see cref="Permissions.May"/> is asked, or the handler gets a page of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission => permission;
}
