package com.harborgoods.web;

import java.util.List;

import com.harborgoods.customers.CustomerView;

record CustomerResponse(CustomerView customer, List<String> perks) {
}
