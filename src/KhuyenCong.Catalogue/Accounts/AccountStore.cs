using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>Identity's store on the register's database, of which the tables of users, tokens and passkeys are used. What else is tracked is saved with it: an audit row and its cause.</summary>
internal sealed class AccountStore(CatalogueDb db, IdentityErrorDescriber describer)
    : UserOnlyStore<User, CatalogueDb, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, UserPasskey>(db, describer);
