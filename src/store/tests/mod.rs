//! Tests of the store.

mod contract;
mod damage;
mod doctoring;
mod faults;
mod fixture;
mod opening;
mod schema;
mod updating;
